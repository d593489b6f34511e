/** What each figure of the page Outcomes is, and how it is computed. */
export const aboutOutcomes = {
  abTest: {
    segments: {
      what: "Pour chaque groupe et chaque mois, de combien le modèle a fait mieux ou moins bien que l'ancienne façon. La première ligne est l'ensemble.",
      how: "Moyennes : Welch ; parts : l'intervalle de score de Miettinen et Nurminen ; tous deux à 95 %. Les groupes de moins de 30 dossiers d'un côté ne sont pas dits. Un point creux : aucune différence n'est montrée.",
    },
    cumulative: {
      what: "La différence telle qu'elle était à la fin de chaque jour. La bande tient pour tous les jours ensemble : on peut donc regarder quand on veut.",
      how: "Une suite de confiance asymptotique à 95 %, la plus étroite à 5 000 dossiers. L'intervalle ordinaire, dans le tableau, ne vaut que pour un seul regard, un jour fixé d'avance.",
    },
    difference: {
      what: "La même différence, lue des façons que permet le journal. Là où elles s'accordent, la conclusion ne tient pas à la façon de lire.",
      how: "Lu une fois : 95 %. Chaque jour : l'intervalle toujours valable. Compte tenu de l'avant : ce que la covariable du journal explique est retiré. Une personne ensemble : erreur robuste par grappes. Valeurs extrêmes : les 0,1 % les plus basses et les plus hautes sont ramenées.",
    },
    sinceAssignment: {
      what: "L'effet dans les premiers jours de chaque individu dans le test, puis plus tard : s'use-t-il, ou met-il du temps à venir ?",
      how: 'Chaque individu compte une fois par tranche de jours, à partir du premier jour où le journal le montre. Moyennes et parts sont comparées comme dans tout le test ; les intervalles sont à 95 %.',
    },
  },
  plan: {
    options: {
      what: 'Combien de jours dure le test, selon la part des dossiers qui reçoivent la nouvelle manière.',
      how: "Le nombre de dossiers qui trouve le changement dans 80 tests sur 100 et en voit un qui n'existe pas dans 5 sur 100, au rythme où ce journal a reçu ses dossiers.",
    },
  },
  shadow: {
    swap: {
      what: 'Chaque modèle peut choisir autant de dossiers. Ceux que les deux choisissent ne changent rien : ils diffèrent sur les autres, et la figure dit comment ceux-là ont fini.',
      how: "Par défaut autant que le seuil en choisit. Compté sur les résultats connus ; parts avec l'intervalle de Wilson à 95 %, leur différence avec celui de Newcombe.",
    },
    swapMoney: {
      what: "Ce qu'ont rapporté en moyenne les dossiers qu'un seul des deux modèles choisirait.",
      how: "La moyenne de la colonne de valeur sur les dossiers dont la valeur est connue, avec l'intervalle de Student à 95 % ; la différence avec celui de Welch. Là où une façon de traiter les dossiers ne rapporte jamais rien, seuls les autres sont comparés. La somme sur tous les dossiers tient ceux dont la valeur n'est pas connue pour semblables aux autres.",
    },
    swapProfile: {
      what: 'Par quels faits ceux qui entreraient diffèrent de ceux qui sortiraient. À droite de la ligne : davantage chez ceux qui entrent.',
      how: "La différence des moyennes, ou des parts de la valeur la plus éloignée, divisée par la dispersion habituelle (Cohen), avec son intervalle à 95 %. Foncé : au-delà de ce que fait le hasard parmi toutes les valeurs comparées (Holm), et d'un dixième de la dispersion au moins.",
    },
    deciles: {
      what: "Tous les dossiers en dix parts selon le score de l'autre modèle, le plus haut d'abord : combien de chaque part ont eu le résultat. Creux : la même chose avec le modèle en service.",
      how: 'Dix parts de même taille ; des scores égaux à cheval partagent leurs résultats en proportion. Compté sur les résultats connus ; intervalle de Wilson à 95 %.',
    },
    coverage: {
      what: "Pour combien de dossiers de chaque part le résultat est connu. Ce qui est dit d'une part avec peu de résultats vaut peu.",
      how: "Compté sur tous les dossiers qui ont les deux scores, en dix parts selon le score de l'autre modèle.",
    },
    agreement: {
      what: 'Combien de dossiers chaque modèle, ou les deux, choisiraient au même seuil.',
      how: "Compté sur tous les dossiers qui ont les deux scores ; aucun résultat n'est nécessaire.",
    },
    uplift: {
      what: "Ce que le traitement a changé, en dix parts selon le score de l'autre modèle : la différence entre ceux qui l'ont reçu et les autres, tirés au sort.",
      how: "Différence des deux parts, avec l'intervalle de Newcombe à 95 %. Les parts de moins de 30 dossiers d'un côté ne sont pas dites.",
    },
    error: {
      what: 'À quelle distance de la valeur réelle chaque modèle se trouve, en moyenne, sur les mêmes dossiers.',
      how: 'La moyenne des distances ; leur différence est jugée dossier par dossier, avec un intervalle à 95 % dans le tableau.',
    },
  },
};
