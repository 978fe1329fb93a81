import type { CastName } from '../cast.ts';

type Nom = { prenom: string; nom: string };
/** Who sits beside the EPCI in its local body; fictitious people in real towns. */
export type Local = {
  commune: string;
  mairie: Nom;
  msap: Nom & { commune: string };
  operateur: Nom & { sigle: string };
  /** The side of the cellule that comes. */
  cellule: CastName;
  tenueDans?: string;
  isComiteMsap?: boolean;
};

export const locaux: Record<string, Local> = {
  PAA: {
    ...{ commune: 'Digne-les-Bains', mairie: { prenom: 'Colette', nom: 'Aubertin' }, cellule: 'cellule.etat' },
    msap: { commune: 'Seyne', prenom: 'Solène', nom: 'Gaubertin' },
    operateur: { sigle: 'CAF', prenom: 'Thierry', nom: 'Maurinet' },
  },
  DLVA: {
    ...{ commune: 'Manosque', mairie: { prenom: 'Roland', nom: 'Escoffray' }, cellule: 'cellule.departement' },
    msap: { commune: 'Oraison', prenom: 'Amel', nom: 'Haddouche' },
    operateur: { sigle: 'CPAM', prenom: 'Corinne', nom: 'Vialaton' },
  },
  CCAPV: {
    ...{ commune: 'Castellane', mairie: { prenom: 'Hervé', nom: 'Roumignac' }, cellule: 'cellule.etat' },
    msap: { commune: 'Annot', prenom: 'Estelle', nom: 'Blancharel' },
    operateur: { sigle: 'MSA', prenom: 'Régine', nom: 'Oliviery' },
  },
  CCVUSP: {
    ...{ commune: 'Barcelonnette', mairie: { prenom: 'Noël', nom: 'Argentery' }, cellule: 'cellule.departement' },
    msap: { commune: 'Jausiers', prenom: 'Fanny', nom: 'Derbezin' },
    operateur: { sigle: 'CAF', prenom: 'Thierry', nom: 'Maurinet' },
  },
  CCSB: {
    ...{ commune: 'Sisteron', mairie: { prenom: 'Viviane', nom: 'Chaillany' }, cellule: 'cellule.etat' },
    msap: { commune: 'La Motte-du-Caire', prenom: 'Bruno', nom: 'Massotin' },
    operateur: { sigle: 'MSA', prenom: 'Régine', nom: 'Oliviery' },
  },
  JLVD: {
    ...{ commune: 'Peipin', mairie: { prenom: 'Gisèle', nom: 'Truphemy' }, cellule: 'cellule.departement' },
    msap: { commune: 'Noyers-sur-Jabron', prenom: 'Quentin', nom: 'Plauchut' },
    operateur: { sigle: 'CAF', prenom: 'Thierry', nom: 'Maurinet' },
    ...{ tenueDans: 'la commission services à la population', isComiteMsap: true },
  },
  CCPFML: {
    ...{ commune: 'Forcalquier', mairie: { prenom: 'Étienne', nom: 'Bonnefoyer' }, cellule: 'cellule.etat' },
    msap: { commune: 'Forcalquier', prenom: 'Rachida', nom: 'Amranet' },
    operateur: { sigle: 'CPAM', prenom: 'Corinne', nom: 'Vialaton' },
    isComiteMsap: true,
  },
  HPPB: {
    ...{ commune: 'Banon', mairie: { prenom: 'Sylvain', nom: 'Reynauldin' }, cellule: 'cellule.departement' },
    msap: { commune: 'Banon', prenom: 'Delphine', nom: 'Jaubertet' },
    operateur: { sigle: 'MSA', prenom: 'Régine', nom: 'Oliviery' },
  },
};
