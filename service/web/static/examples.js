/**
 * Questions to start with on the sample corpus of `sourcier demo`. Each names the document that answers it, and is
 * proposed only where that document is: on anyone's own documents there is nothing to guess.
 */
const EXAMPLES = [
  { question: "Jusqu’à quand puis-je poser mes jours de congé non pris\u00a0?", source: "reglement-conges.docx" },
  { question: "Combien de jours par semaine un agent à mi-temps peut-il télétravailler\u00a0?", source: "charte-teletravail-2025.docx" },
  { question: "Quel est le taux de remboursement d’une nuitée dans la capitale\u00a0?", source: "note-frais-de-mission-2025.txt" },
  { question: "Quels usages de l’intelligence artificielle sont interdits\u00a0?", source: "charte-intelligence-artificielle.md" },
];

export function examplesFor(documents) {
  const sources = new Set(documents.flatMap((document) => document.sources));
  return EXAMPLES.filter(({ source }) => sources.has(source)).map(({ question }) => question);
}
