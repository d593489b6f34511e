export const stability = {
  tabsLabel: 'Parties de la page Stabilité',
  tabs: {
    population: 'Même population ?',
    works: 'Fonctionne-t-il encore ?',
    retraining: 'Réentraînement',
    journal: 'Journal',
  },
  rows_one: 'Une prédiction, {{period}}',
  rows_other: '{{count, integer}} prédictions, {{period}}',
  how: "Comment c'est calculé",
  reading: 'Comparaison des prédictions.',
  failed: "Cette partie de la page n'a pas pu être calculée.",
  nothingTold: 'On ne peut encore rien en dire.',
  alsoTold: "Ce que l'on y voit encore",
  population: {
    current: 'Mois regardés',
    allMonths: 'Tous les mois',
    reference: 'Comparés avec',
    training: "L'échantillon d'apprentissage",
    againstTraining_one: "Comparées avec l'unique dossier d'apprentissage.",
    againstTraining_other: "Comparées avec les {{count, integer}} dossiers d'apprentissage.",
    againstPeriod_one: "Comparées avec l'unique dossier de {{period, period}}.",
    againstPeriod_other: 'Comparées avec les {{count, integer}} dossiers de {{period, period}}.',
    sketch: "D'après les décomptes quotidiens.",
    changedIn: 'En {{period, period}}, en clair',
    changedAll: 'Ce qui a changé, en clair',
    nothingMoved: "Aucun fait n'a bougé plus que le hasard ne le fait.",
    fact: 'Fait',
    before: 'Apprentissage',
    now: 'Maintenant',
    seeAll_one: 'Voir le dossier',
    seeAll_other: 'Voir les {{count, integer}} dossiers',
    seeCases_one: "Voir l'unique dossier de {{period, period}}",
    seeCases_other: 'Voir les {{count, integer}} dossiers de {{period, period}}',
    rows: {
      value: '{{value}}',
      median: '{{column}}, médiane',
      upTo: "{{column}}, jusqu'à {{value}}",
      category: '{{column}} : {{value}}',
      missing: '{{column}} : non renseigné',
      other: '{{column}} : autres valeurs',
    },
  },
};

export const aboutStability = {
  drift: {
    heat: {
      what: "Chaque case compare la répartition d'un fait, un mois donné, à celle de la référence. Plus la case est foncée, plus la répartition s'éloigne. Une case vide est un mois où le fait ne s'écarte pas plus que le hasard ne le fait.",
      how: "Indice de stabilité de la population sur les déciles de la référence, avec une classe pour les valeurs absentes. Un fait a bougé à partir de 0,1, si le hasard seul le dépasse moins d'une fois sur vingt et si un test corrigé du nombre de faits le confirme.",
    },
    columns: {
      what: "Chaque barre dit combien un fait s'éloigne de la référence, sur tous les dossiers regardés. Les foncées ont bougé.",
      how: "Indice de stabilité de la population sur les déciles de la référence. Le tableau donne aussi ce que fait le hasard, le test (Kolmogorov-Smirnov pour les nombres, khi-deux pour les catégories ; valeurs p corrigées selon Benjamini et Hochberg), la distance de Jensen-Shannon et le déplacement moyen dans l'unité du fait (Wasserstein).",
    },
    shares: {
      what: "Répartition des dossiers regardés selon les valeurs d'un fait. Le point creux est la référence.",
      how: 'Les nombres sont groupés par déciles de la référence ; les catégories sont telles quelles. Les traits sont les intervalles de Wilson à 95 % des parts actuelles.',
    },
  },
};
