import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentEcrit } from './document';

/** The layout; what is written comes as data, so that no text is ever read as markup. */
const MODELE = `
#let ecrit = json(bytes(sys.inputs.contenu))
#set document(title: ecrit.titre, author: "Maillage", date: datetime(..ecrit.jour))
#set page(paper: "a4", margin: (x: 2.2cm, top: 2cm, bottom: 2.2cm), numbering: "1 / 1")
#set text(lang: "fr", region: "FR", size: 10.5pt, hyphenate: true)
#set par(leading: 0.65em, spacing: 0.9em)
#show heading: set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11pt)
#let lignes(texte) = texte.split("\\n").map(l => [#l]).join(linebreak())
#let muet(texte) = text(fill: rgb("#434c5c"), size: 9.5pt, lignes(texte))
#heading(level: 1, ecrit.titre)
#if "sousTitre" in ecrit { lignes(ecrit.sousTitre) }
#if "mention" in ecrit { block(inset: 4pt, stroke: 0.6pt, strong(ecrit.mention)) }
#for bloc in ecrit.blocs {
  if bloc.nature == "titre" { heading(level: bloc.niveau, bloc.texte) }
  else if bloc.nature == "paragraphe" {
    let genre = bloc.at("genre", default: "")
    par(if genre == "fort" { strong(lignes(bloc.texte)) } else if genre == "muet" { muet(bloc.texte) } else { lignes(bloc.texte) })
  }
  else if bloc.nature == "liste" {
    let elements = bloc.elements.map(lignes)
    if bloc.at("ordonnee", default: false) { enum(..elements) } else { list(..elements) }
  }
  else if bloc.nature == "tableau" {
    table(
      columns: bloc.entetes.len(), stroke: 0.5pt + rgb("#cbc5b9"), inset: 5pt, align: left + top,
      table.header(..bloc.entetes.map(e => table.cell(fill: rgb("#f5f3ef"), strong(e)))),
      ..bloc.lignes.flatten().map(c => lignes(c)),
    )
  }
}
`;

/** The document as a tagged PDF (PDF/UA-1, in French); the same content gives the same bytes. Throws when Typst refuses it. */
export function writePdf(ecrit: DocumentEcrit): Uint8Array {
  const [year, month, day] = ecrit.date.split('-').map(Number);
  const contenu = JSON.stringify({ ...ecrit, jour: { year, month, day } });
  const compiler = NodeCompiler.create();
  try {
    const { result, ...compiled } = compile(compiler, contenu);
    if (!result) throw new Error(`PDF refusé : ${compiled.motif}`);
    return compiler.pdf(result, {
      pdfStandard: PdfStandard.UA_1,
      creationTimestamp: Date.UTC(year!, month! - 1, day) / 1000,
    });
  } finally {
    // what it remembers of the texts goes with them
    compiler.evictCache(0);
  }
}

function compile(compiler: NodeCompiler, contenu: string) {
  const done = compiler.compile({ mainFileContent: MODELE, inputs: { contenu } });
  const motif = done.hasError() ? JSON.stringify(done.takeError()?.shortDiagnostics ?? []) : '';
  return { result: done.result, motif };
}
