import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import ExcelJS from 'exceljs';

export const IMPORT = '/s/04-2025/indicateurs/import';
export const SAISIE = '/s/04-2025/indicateurs/saisie';
export const COMMUNES = 'Nombre de communes reliées au Wifi public';
export const PART = 'Part de la population touchée par le Wifi public';

export const deposer = async (page: Page, name: string, buffer: Buffer) => {
  await page.getByLabel('Fichier rempli').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
};

/** What a link of the first step gives, once pressed. */
export const telecharger = async (page: Page, modele: string, presser = (lien: Locator) => lien.click()) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    presser(page.getByRole('link', { name: modele })),
  ]);
  return readFile(await download.path());
};

export const cellule = (page: Page, libelle: string) => page.getByRole('textbox', { name: libelle, exact: true });

/** The template with these values, as a spreadsheet would save it. */
export async function remplir(modele: Buffer, valeurs: Record<string, string | number>): Promise<Buffer> {
  const classeur = new ExcelJS.Workbook();
  await classeur.xlsx.load(modele as unknown as ExcelJS.Buffer);
  classeur.worksheets[0]!.eachRow((row) => {
    const valeur = valeurs[String(row.getCell(3).value)];
    if (valeur !== undefined) row.getCell(7).value = valeur;
  });
  return Buffer.from(await classeur.xlsx.writeBuffer());
}
