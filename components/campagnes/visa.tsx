import type { Visa } from '@/lib/campagnes/visa';
import { formatCompte, formatJour } from '@/lib/format';

type Props = { visa: Visa | null; /** Whether the reader sees what was sent since. */ voitDepuis: boolean };

/** What the élu said of what was sent, with its date and who wrote it; « Non visé » is always said. */
export function VisaTexte({ visa, voitDepuis }: Props) {
  if (!visa) return <>Non visé</>;
  return (
    <>
      {visa.isEnLigne
        ? `Visé le ${formatJour(visa.dateVisa)} par ${visa.auteur} (en ligne)`
        : `Visé en instance locale du ${formatJour(visa.dateVisa)}, enregistré par ${visa.auteur}`}
      {voitDepuis && visa.depuis > 0 && (
        <> · {formatCompte(visa.depuis, 'ligne transmise', 'lignes transmises')} depuis le visa</>
      )}
    </>
  );
}
