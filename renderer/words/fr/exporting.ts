/** Documents to hand over. */
export const exporting = {
  title: 'Exporter',
  format: 'Fichier',
  formats: { html: 'Page HTML', pdf: 'PDF', pptx: 'PowerPoint', csv: 'Tableaux' },
  about: {
    html: "Un seul fichier qui s'ouvre dans tout navigateur, ne demande rien à aucun réseau et déplie les nombres derrière chaque figure.",
    pdf: "Pour le papier et les dossiers : balisé pour les lecteurs d'écran, avec les nombres sous chaque figure.",
    pptx: 'Des diapositives dont le texte, les notes et les graphiques peuvent être modifiés.',
    csv: 'Les nombres derrière les figures, seuls, pour un tableur (CSV), avec toutes leurs décimales.',
  },
  language: 'Langue',
  languages: { en: 'Anglais', fr: 'Français' },
  audience: 'Pour qui',
  stamped: 'Chaque page porte la date, la période, le filtre, les données et la tête de la piste.',
  choose: 'Choisir où enregistrer',
  running: 'Écriture du fichier',
  written: 'Le fichier est écrit.',
  storyLead:
    'Le récit tel que le lit un public, avec ses figures. Les notes du présentateur ne vont que dans PowerPoint.',
  results: 'Exporter ces résultats',
  stability: 'Exporter ce bilan',
  stabilityTitle: '{{project}} : est-ce que cela tient encore ?',
  stabilityLead:
    'Si la population est la même, si le modèle fonctionne encore et quand le réentraîner, pour les lignes choisies, avec les figures qui le prouvent.',
  resultsTitle: '{{project}} : résultats',
  resultsLead:
    'Ce que les analyses de cette page ont trouvé pour les lignes choisies, avec les figures qui le prouvent.',
};
