import type { TypeOrganisation } from '@/prisma/client/enums';

/** The bodies that the scheme names and that may be given a right; the sigle is the word of the cast. */
export const organisations: readonly { sigle: string; nom: string; type: TypeOrganisation }[] = [
  { sigle: 'La Poste', nom: 'La Poste', type: 'operateur' },
  { sigle: 'CAF', nom: "Caisse d'allocations familiales des Alpes-de-Haute-Provence", type: 'operateur' },
  { sigle: 'CPAM', nom: "Caisse primaire d'assurance maladie des Alpes-de-Haute-Provence", type: 'operateur' },
  { sigle: 'France Travail', nom: "France Travail Provence-Alpes-Côte d'Azur", type: 'operateur' },
  { sigle: 'MSA', nom: 'Mutualité sociale agricole Alpes-Vaucluse', type: 'operateur' },
  { sigle: 'CARSAT', nom: "Caisse d'assurance retraite et de la santé au travail Sud-Est", type: 'operateur' },
  {
    sigle: 'DGFiP',
    nom: 'Direction départementale des finances publiques des Alpes-de-Haute-Provence',
    type: 'operateur',
  },
  { sigle: 'SNCF', nom: 'SNCF Voyageurs', type: 'operateur' },
];
