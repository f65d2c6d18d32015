/**
 * Questions to start with on the sample corpus of `sourcier demo`. Each names the document that answers it, and is
 * proposed only where that document is: on anyone's own documents there is nothing to guess.
 */
const EXAMPLES = [
  { question: "Combien coûte le remplacement d’un badge\u00a0?", source: "faq-agents.html" },
  { question: "Combien de jours de RTT avec un cycle de 38\u00a0heures\u00a0?", source: "reglement-conges.docx" },
  { question: "Quand l’avion est-il admis pour une mission\u00a0?", source: "note-frais-de-mission-2025.txt" },
  { question: "Combien d’ouvrages l’Agence a-t-elle restaurés en 2024\u00a0?", source: "rapport-annuel-2024.pdf" },
];

export function examplesFor(documents) {
  const sources = new Set(documents.flatMap((document) => document.sources));
  return EXAMPLES.filter(({ source }) => sources.has(source)).map(({ question }) => question);
}
