/** What exported documents say around their own texts. */
export const report = {
  contents: 'Sommaire',
  skip: 'Aller à la première page',
  tableOf: 'Les nombres derrière : {{title}}',
  pageOf: '{{page, integer}} / {{pages, integer}}',
  source: 'Provenance',
  stamp: {
    head: 'À propos de ce document',
    project: 'Projet',
    date: 'Date',
    period: 'Période',
    filters: 'Filtre',
    noFilter: 'tous les dossiers',
    data: 'Données (SHA-256)',
    trail: 'Tête de la piste',
    noTrail: 'aucun événement encore',
    dataShort: 'données {{hash}}',
    trailShort: 'piste {{hash}}',
  },
  keys: 'Les flèches mènent de page en page ; T montre et cache les nombres derrière les figures.',
  promise:
    'Ce fichier ne demande rien à aucun réseau. La tête de la piste dit si ce qui a été noté avant cet export a été changé depuis : comparez-la à celle que Tribune affiche.',
  summary: 'Les nombres',
};
