import { strToU8, zipSync, type Zippable } from 'fflate';
import { sansCommande } from './csv';
import type { Bloc, DocumentEcrit } from './document';

const MIME = 'application/vnd.oasis.opendocument.text';
const NS = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
]
  .map((ns) => `xmlns:${ns}`)
  .join(' ');
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
/** The first day a ZIP can say: the same content gives the same file. */
const ORIGINE = new Date(1980, 0, 1);

/** The document as ODT (ODF 1.3), in French, with a table's first row repeated and its pages numbered. */
export function writeOdt(ecrit: DocumentEcrit): Uint8Array {
  const parts: Zippable = {
    // first and stored, so that the type of the file is read without opening it
    mimetype: [strToU8(MIME), { level: 0, mtime: ORIGINE }],
    'META-INF/manifest.xml': [strToU8(manifest()), { mtime: ORIGINE }],
    'content.xml': [strToU8(contenu(ecrit)), { mtime: ORIGINE }],
    'styles.xml': [strToU8(styles()), { mtime: ORIGINE }],
    'meta.xml': [strToU8(meta(ecrit)), { mtime: ORIGINE }],
  };
  return zipSync(parts);
}

function manifest(): string {
  const files = ['content.xml', 'styles.xml', 'meta.xml']
    .map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
    .join('');
  return `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/>${files}</manifest:manifest>`;
}

function meta({ titre, date }: DocumentEcrit): string {
  return `${XML}<office:document-meta ${NS} office:version="1.3"><office:meta><dc:title>${texte(titre)}</dc:title><dc:language>fr-FR</dc:language><meta:creation-date>${date}T00:00:00</meta:creation-date></office:meta></office:document-meta>`;
}

function contenu({ titre, sousTitre, mention, blocs }: DocumentEcrit): string {
  const tete = [p('Title', titre), sousTitre ? p('Subtitle', sousTitre) : '', mention ? p('Mention', mention) : ''];
  return `${XML}<office:document-content ${NS} office:version="1.3"><office:automatic-styles/><office:body><office:text>${tete.join('')}${blocs.map(blocXml).join('')}</office:text></office:body></office:document-content>`;
}

function blocXml(bloc: Bloc, i: number): string {
  switch (bloc.nature) {
    case 'titre':
      return `<text:h text:style-name="Heading_${bloc.niveau}" text:outline-level="${bloc.niveau}">${texte(bloc.texte)}</text:h>`;
    case 'paragraphe':
      return p(bloc.genre === 'fort' ? 'Fort' : bloc.genre === 'muet' ? 'Muet' : 'Body', bloc.texte);
    case 'liste': {
      const elements = bloc.elements.map((element) => `<text:list-item>${p('Body', element)}</text:list-item>`);
      return `<text:list text:style-name="${bloc.ordonnee ? 'Numeros' : 'Puces'}">${elements.join('')}</text:list>`;
    }
    case 'tableau': {
      const row = (cells: readonly string[], style: string) =>
        `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="Cellule" office:value-type="string">${p(style, cell)}</table:table-cell>`).join('')}</table:table-row>`;
      return `<table:table table:name="${texte(`${bloc.legende} ${i}`)}"><table:table-column table:number-columns-repeated="${bloc.entetes.length}"/><table:table-header-rows>${row(bloc.entetes, 'Entete')}</table:table-header-rows>${bloc.lignes.map((ligne) => row(ligne, 'Body')).join('')}</table:table>`;
    }
  }
}

function p(style: string, said: string): string {
  return `<text:p text:style-name="${style}">${texte(said)}</text:p>`;
}

/** What is said, without control characters, its line breaks kept. */
function texte(said: string): string {
  // half a character is no character
  return sansCommande(said)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<text:line-break/>');
}

function styles(): string {
  const style = (name: string, text: string, paragraph = '') =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.18cm" ${paragraph}/><style:text-properties ${text}/></style:style>`;
  return `${XML}<office:document-styles ${NS} office:version="1.3"><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10.5pt" fo:language="fr" fo:country="FR"/></style:default-style>
${style('Title', 'fo:font-size="18pt" fo:font-weight="bold"')}${style('Subtitle', 'fo:font-size="11pt"')}${style('Mention', 'fo:font-weight="bold"', 'fo:border="0.02cm solid #7d3b03" fo:padding="0.1cm"')}
${style('Heading_1', 'fo:font-size="15pt" fo:font-weight="bold"', 'fo:margin-top="0.6cm" fo:keep-with-next="always"')}${style('Heading_2', 'fo:font-size="13pt" fo:font-weight="bold"', 'fo:margin-top="0.5cm" fo:keep-with-next="always"')}${style('Heading_3', 'fo:font-size="11pt" fo:font-weight="bold"', 'fo:margin-top="0.3cm" fo:keep-with-next="always"')}
${style('Body', '')}${style('Fort', 'fo:font-weight="bold"')}${style('Muet', 'fo:color="#434c5c" fo:font-size="9.5pt"')}${style('Entete', 'fo:font-weight="bold"')}
<style:style style:name="Cellule" style:family="table-cell"><style:table-cell-properties fo:border="0.02cm solid #cbc5b9" fo:padding="0.1cm"/></style:style>
<text:list-style style:name="Puces"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Numeros"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>
</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Muet"><text:page-number text:select-page="current"/> / <text:page-count/></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`;
}
