import type { ViewerDb } from '@/lib/db';

export type RenduGarde = { nom: string; mime: string; octets: Uint8Array };

/** The rendering of minutes kept on their approval, the last one; null when there is none or it is not for this person. One query. */
export async function readRendu(db: ViewerDb, seanceId: number, mime: string): Promise<RenduGarde | null> {
  const [row] = await db.$queryRaw<RenduGarde[]>`
    select v.nom, v.mime, (select string_agg(m.contenu, ''::bytea order by m.rang) from document_morceau m where m.version_id = v.id) as octets
    from document d join document_version v on v.document_id = d.id
    where d.seance_id = ${seanceId} and d.retire_le is null and v.mime = ${mime} order by v.id desc limit 1`;
  return row ?? null;
}
