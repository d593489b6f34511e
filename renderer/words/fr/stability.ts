export const stability = {
  tabsLabel: 'Parties de la page Stabilité',
  tabs: {
    population: 'Même population ?',
    works: 'Fonctionne-t-il encore ?',
    retraining: 'Réentraînement',
  },
  rows_one: 'Une prédiction, {{period}}',
  rows_other: '{{count, integer}} prédictions, {{period}}',
  how: "Comment c'est calculé",
  reading: 'Comparaison des prédictions.',
  failed: "Cette partie de la page n'a pas pu être calculée.",
  works: {
    asking: 'Comparaison de ce que disent les scores, alors et maintenant',
    measuring: 'Mesure de chaque période',
    measured: 'Ce qui a été mesuré dans chaque période',
    estimating: "Estimation de ce qui n'est pas encore connu",
    estimated: 'Ce qui est estimé, avant que les résultats soient connus',
  },
  retraining: {
    asking: 'Examen de ce qu’il faut faire',
    cost: 'Ce que coûte le réentraînement',
    costExpected: 'un montant de 0 ou plus',
    then: 'Comparé à',
    now: 'Jugé',
    next: 'Regarder de nouveau',
    noDate: 'aucune date ne le dit',
    noPeriod: "aucune période ne connaît assez d'issues",
    period_one: '{{period, period}}, une issue connue',
    period_other: '{{period, period}}, {{count, integer}} issues connues',
  },
  alsoTold: 'Ce que cela montre encore',
  nothingTold: 'On ne peut encore rien en dire.',
  population: {
    apart: 'Peut-on les distinguer ?',
    tryApart: 'Laisser un programme essayer',
    telling: "Un programme apprend à distinguer ces dossiers de ceux d'avant",
    technical:
      'Aire {{auc, decimal:3}} ({{low, decimal:3}} à {{high, decimal:3}}) ; le hasard seul reste sous {{limit, decimal:3}} dix-neuf fois sur vingt.',
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
  'estimated-performance': {
    wrong: {
      what: "Chaque mois a un point plein avec son intervalle : ce que le modèle devrait valoir, d'après ses seuls scores. Le point creux est ce qui a été mesuré, là où les résultats sont connus. Les mois dont tous les résultats ne sont pas connus le disent.",
      how: "Pour une classe, les probabilités sont sommées des deux côtés du seuil et à chaque seuil possible (estimation de performance par la confiance), corrigées par une courbe croissante apprise du mois de référence seulement si cela réduit l'erreur de calibration sur des lignes qu'elle n'a pas vues. Pour une quantité, des arbres apprennent du mois de référence la taille des erreurs, d'après les faits et l'estimation (estimation directe de la perte). L'intervalle est là où la mesure est attendue, dix-neuf fois sur vingt, si un score veut encore dire ce qu'il voulait dire au mois de référence ; il ne voit pas si cela change.",
    },
    order: {
      what: "Chaque mois a un point plein avec son intervalle : ce que le modèle devrait valoir, d'après ses seuls scores. Le point creux est ce qui a été mesuré, là où les résultats sont connus. Les mois dont tous les résultats ne sont pas connus le disent.",
      how: "Pour une classe, les probabilités sont sommées des deux côtés du seuil et à chaque seuil possible (estimation de performance par la confiance), corrigées par une courbe croissante apprise du mois de référence seulement si cela réduit l'erreur de calibration sur des lignes qu'elle n'a pas vues. Pour une quantité, des arbres apprennent du mois de référence la taille des erreurs, d'après les faits et l'estimation (estimation directe de la perte). L'intervalle est là où la mesure est attendue, dix-neuf fois sur vingt, si un score veut encore dire ce qu'il voulait dire au mois de référence ; il ne voit pas si cela change.",
    },
    error: {
      what: "Chaque mois a un point plein avec son intervalle : ce que le modèle devrait valoir, d'après ses seuls scores. Le point creux est ce qui a été mesuré, là où les résultats sont connus. Les mois dont tous les résultats ne sont pas connus le disent.",
      how: "Pour une classe, les probabilités sont sommées des deux côtés du seuil et à chaque seuil possible (estimation de performance par la confiance), corrigées par une courbe croissante apprise du mois de référence seulement si cela réduit l'erreur de calibration sur des lignes qu'elle n'a pas vues. Pour une quantité, des arbres apprennent du mois de référence la taille des erreurs, d'après les faits et l'estimation (estimation directe de la perte). L'intervalle est là où la mesure est attendue, dix-neuf fois sur vingt, si un score veut encore dire ce qu'il voulait dire au mois de référence ; il ne voit pas si cela change.",
    },
  },
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
