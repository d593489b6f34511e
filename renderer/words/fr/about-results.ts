export const aboutResults = {
  performance: {
    accuracyByPeriod: {
      what: "Pour chaque période, la part des décisions qui se sont révélées fausses, avec l'intervalle que le hasard permet. La ligne pointillée est la période entière.",
      how: 'Une décision est fausse quand le côté du seuil et le résultat connu ne vont pas ensemble. Intervalle de Wilson à 95 %. Les dossiers sans résultat sont laissés de côté.',
    },
    aucByPeriod: {
      what: 'Pour chaque période, combien de fois le score est plus haut pour le dossier qui a eu le résultat annoncé, quand on tire un dossier de chaque sorte.',
      how: "Toutes les paires de dossiers aux résultats différents sont comparées ; un ex æquo compte pour moitié. Intervalle de DeLong à 95 %. 0,5 : pile ou face ; 1 : l'ordre parfait.",
    },
    confusion: {
      what: 'Tous les dossiers au résultat connu, selon ce que le seuil a décidé et ce qui est advenu.',
      how: 'Comptés un à un au seuil en vigueur, quelle que soit la décision appliquée à la fin.',
    },
    shadow: {
      what: 'Les deux scores sur les dossiers qui ont les deux : combien de décisions sont fausses avec chacun, ou de combien leurs estimations manquent.',
      how: 'Le même seuil pour les deux. La différence est jugée dossier par dossier sur les mêmes dossiers, ce qui est plus fin que deux intervalles côte à côte.',
    },
    biasByPeriod: {
      what: "Pour chaque période, de combien les estimations étaient trop hautes ou trop basses en moyenne. La ligne pointillée est l'absence de penchant.",
      how: "La moyenne de l'estimation moins la valeur réelle, dans l'unité de la cible, avec un intervalle à 95 %. Point creux : aucun penchant n'est montré.",
    },
    errorByPeriod: {
      what: 'Pour chaque période, de combien les estimations manquent ce qui est advenu, en moyenne.',
      how: "La moyenne des distances entre estimation et valeur réelle, dans l'unité de la cible, avec un intervalle à 95 %.",
    },
  },
  calibration: {
    reliability: {
      what: 'Les dossiers de score voisin ensemble : le point est combien ont eu le résultat, le point creux ce que disait le score.',
      how: 'Dix classes de même largeur ; intervalle de Wilson à 95 %. Où le point creux en sort, le score en dit trop ou trop peu.',
    },
  },
  gains: {
    deciles: {
      what: 'Tous les dossiers en dix parts selon leur score, le plus haut d’abord : combien de chaque part ont eu le résultat.',
      how: 'Dix parts de même taille ; des scores égaux à cheval partagent leurs résultats en proportion. Intervalle de Wilson à 95 %.',
    },
    curve: {
      what: "Combien de tous les dossiers qui ont eu le résultat sont trouvés en regardant les scores les plus hauts d'abord.",
      how: 'Les dossiers sont rangés par score ; à chaque part, la part du résultat trouvée jusque-là. La ligne pointillée est le hasard.',
    },
  },
  value: {
    byPeriod: {
      what: 'Ce que les dossiers de chaque période ont rapporté, tel que le journal le note.',
      how: "La somme de la colonne de valeur, avec l'intervalle à 95 % d'une somme. Les dossiers sans valeur sont laissés de côté.",
    },
    againstByPeriod: {
      what: "Pour chaque période, ce qu'un dossier décidé avec le modèle a rapporté de plus qu'un dossier décidé comme avant.",
      how: "La différence de deux moyennes, avec l'intervalle de Welch à 95 %. Point creux : aucune différence n'est montrée.",
    },
  },
  threshold: {
    points: {
      what: 'Ce que tous les dossiers ensemble auraient rapporté à chaque place du seuil, et combien de personnes sont de chaque côté.',
      how: "Chaque dossier compte pour la valeur de sa décision et de son résultat, telle que donnée sur cette page. L'écart au seuil en vigueur est sommé sur les mêmes dossiers ; son intervalle à 95 % vient de la dispersion de l'écart d'un dossier à l'autre.",
    },
  },
  segments: {
    wrong: {
      what: "Pour chaque groupe, la part des décisions fausses, ou l'erreur moyenne des estimations. La ligne est l'ensemble.",
      how: "Un groupe demande au moins 30 résultats connus et 5 de chaque sorte ; les plus petits sont gris et sans rang. Un nombre est découpé en quatre parts d'effectif voisin.",
    },
    rate: {
      what: 'Pour chaque groupe, combien de fois le résultat est advenu.',
      how: 'Compté sur les dossiers au résultat connu ; intervalle de Wilson à 95 %.',
    },
    auc: {
      what: 'Pour chaque groupe, combien de fois deux dossiers aux résultats différents sont mis dans le bon ordre.',
      how: 'Toutes les paires du groupe ; intervalle de DeLong à 95 %.',
    },
  },
  fairness: {
    selectionRate: {
      what: 'Pour chaque groupe, combien étaient du côté que le seuil retient.',
      how: 'Compté sur tous les dossiers qui ont un score ; intervalle de Wilson à 95 %.',
    },
    truePositiveRate: {
      what: 'Parmi ceux qui ont eu le résultat, combien de chaque groupe ont été retenus.',
      how: 'Compté sur les résultats connus ; les groupes trop petits sont hors de la comparaison.',
    },
    falsePositiveRate: {
      what: "Parmi ceux qui n'ont pas eu le résultat, combien de chaque groupe ont été retenus malgré tout.",
      how: 'Compté sur les résultats connus ; les groupes trop petits sont hors de la comparaison.',
    },
  },
};
