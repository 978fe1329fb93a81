import { daysBefore } from '../days.ts';
import type { Document } from '../documents.ts';

/** The documents of the demonstration around the anchor day: signed conventions for their parties, an annexe for all, one being written. */
export function listDocuments(anchor: string): Document[] {
  const signee = { nature: 'convention_signee', visibilite: 'parties' };
  return [
    { ...signee, reference: 'CAD-01', titre: 'Convention cadre signée', jour: daysBefore(anchor, 380) },
    {
      ...{
        reference: 'CAD-01',
        titre: 'Charte qualité des maisons de services',
        nature: 'annexe',
        visibilite: 'public',
      },
      jour: daysBefore(anchor, 375),
    },
    { ...signee, reference: 'CAD-06', titre: 'Convention cadre signée', jour: daysBefore(anchor, 370) },
    {
      ...{ reference: 'CAD-06', titre: 'Note préparatoire à l’évaluation', nature: 'annexe', visibilite: 'interne' },
      jour: daysBefore(anchor, 20),
    },
    {
      ...signee,
      reference: 'OPE-01',
      titre: 'Convention signée avec La Poste',
      visibilite: 'copil',
      jour: daysBefore(anchor, 1390),
    },
  ];
}
