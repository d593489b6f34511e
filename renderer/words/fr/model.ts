/** The page Model. Technical names stand under `kinds` only: they are shown from expert depth on. */
export const model = {
  tabsLabel: 'Parties du modèle',
  tabs: {
    passport: 'Passeport',
    importance: 'Ce qui compte',
    effects: 'Effets',
    parsimony: 'Combien suffisent',
    versions: 'Deux versions',
    proof: 'Preuve',
  },
  reading: 'Lecture du modèle.',
  failed: "Cette partie du modèle n'a pas pu être examinée.",
  nothingTold: 'On ne peut encore rien en dire.',
  alsoTold: 'Ce que cela montre encore',
  how: "Comment c'est calculé",
  foot: '{{name}} {{version}}, {{role}}',
  fairness: 'Le traitement des groupes est dans Résultats',
  refused: 'Le modèle ne peut pas tourner pour cela.',
  refusedLink: { models: 'Voir les modèles du projet', columns: 'Voir les colonnes du journal' },
  empty: {
    verdict: 'Ce projet ne contient pas de modèle, seulement ses scores.',
    title: 'Pas encore de modèle.',
    text: "Avec le modèle lui-même à côté de ses scores, cette page dit ce qu'il lit, quels faits pèsent, comment chacun agit, combien suffiraient, et si les scores notés sont bien les siens.",
    add: 'Ajouter un modèle',
    help: 'Comment en préparer un',
    versionVerdict: "La version {{version}} est dans le journal, mais son modèle n'est pas dans le projet.",
    versionTitle: 'Cette version est venue sans son modèle.',
    versionText:
      'Les modèles présents sont ceux de la version {{versions}}. Choisissez-en une en haut, ou ajoutez le modèle qui manque.',
  },
  passport: {
    gives_one: 'La version {{version}} lit un fait et donne la probabilité de {{target, quote}}.',
    gives_other: 'La version {{version}} lit {{count, integer}} faits et donne la probabilité de {{target, quote}}.',
    estimates_one: 'La version {{version}} lit un fait et estime {{target, quote}}.',
    estimates_other: 'La version {{version}} lit {{count, integer}} faits et estime {{target, quote}}.',
    trained_one: "Elle a appris d'un seul dossier.",
    trained_other: 'Elle a appris de {{count, integer}} dossiers.',
    trainedOver_one: "Elle a appris d'un seul dossier, du {{from, day}} au {{to, day}}.",
    trainedOver_other: 'Elle a appris de {{count, integer}} dossiers, du {{from, day}} au {{to, day}}.',
    notStated: 'Rien ne dit de quoi elle a appris.',
  },
  importance: {
    all: {
      title: 'Toutes les lignes',
      why_one:
        "Tiré au sort : un dossier sur {{of, integer}}. Expliqué en entier, le graphique ne dépend plus d'un tirage ; les contributions restent dans le projet.",
      why_other:
        "Tirés au sort : {{count, integer}} dossiers sur {{of, integer}}. Expliqué en entier, le graphique ne dépend plus d'un tirage ; les contributions restent dans le projet.",
      start_one: 'Expliquer la ligne',
      start_other: 'Expliquer les {{count, integer}} lignes',
      done_one: 'Les contributions d’une ligne sont gardées dans le projet.',
      done_other: 'Les contributions de {{count, integer}} lignes sont gardées dans le projet.',
    },
    dealing: 'On redistribue les valeurs de chaque fait',
    method: {
      exact_one: 'Contributions exactes, face à un dossier de référence.',
      exact_other: 'Contributions exactes, face à {{count, integer}} dossiers de référence.',
      'path-dependent_one': 'Contributions suivant les chemins des arbres.',
      'path-dependent_other': 'Contributions suivant les chemins des arbres.',
      permutation_one: 'Contributions estimées en interrogeant le modèle, face à un dossier de référence.',
      permutation_other:
        'Contributions estimées en interrogeant le modèle, face à {{count, integer}} dossiers de référence.',
      kernel_one: 'Contributions estimées en interrogeant le modèle, face à un dossier de référence.',
      kernel_other:
        'Contributions estimées en interrogeant le modèle, face à {{count, integer}} dossiers de référence.',
      lime_one: "Contributions d'une imitation simple du modèle.",
      lime_other: "Contributions d'une imitation simple du modèle.",
      convention_one:
        'Contributions exactes avant que le score ne devienne une probabilité, puis reportées en proportion, face à un dossier de référence.',
      convention_other:
        'Contributions exactes avant que le score ne devienne une probabilité, puis reportées en proportion, face à {{count, integer}} dossiers de référence.',
    },
  },
  effects: {
    facts_one: 'Un fait',
    facts_other: '{{count, integer}} faits',
    kind: 'Sorte de courbe',
    kinds: { ale: 'Petits pas (ALE)', pdp: 'Moyenne (PDP)', ice: 'Cas par cas (ICE)' },
  },
  parsimony: {
    trying: 'On en dit de moins en moins au modèle',
    order: 'Dans quel ordre',
    orderTail: "le fait le moins important d'abord",
    everything: 'Rien de retiré',
    asWell: 'aussi bon',
    worse: 'moins bon',
    heads: {
      removed: 'Retiré',
      left: 'Faits restants',
      loss: 'Écart sur 100',
      verdict: 'Alors',
    },
  },
  versions: {
    one: 'La version {{version}} est seule dans ce projet.',
    emptyTitle: 'Rien à quoi la comparer.',
    emptyText:
      'Avec un modèle de base, une version précédente ou un modèle en doublure, cette page les met côte à côte.',
    add: 'Ajouter un autre modèle',
    lead: 'Ce que chacune fait des mêmes dossiers.',
    quality: 'Laquelle décide le mieux',
    choose: 'Comparer avec',
    reading: 'Lecture des versions {{version}} et {{other}}.',
    untold: 'Les versions {{version}} et {{other}} ne peuvent pas être comparées par ce qui y pèse.',
    absent: 'absent de la version {{version}}',
    sameFirst: '{{label}} pèse le plus dans les deux versions, {{version}} et {{other}}.',
    otherFirst: '{{first}} pèse le plus dans la version {{version}}, {{second}} dans la version {{other}}.',
    otherUnits: "Les deux ne comptent pas dans la même unité : leurs faits n'entrent pas sur une même échelle.",
    field: 'Rubrique',
    figure: 'Ce qui fait bouger le score dans la version {{version}}',
    subtitle: 'taille moyenne des contributions, {{unit}}, à côté de la version {{other}}',
    alt: 'Dans la version {{version}}, {{first}} fait le plus bouger le score ; dans la version {{other}}, {{second}}.',
    peer: 'version {{version}}',
  },
  proof: {
    running: 'On rejoue le modèle sur chaque dossier du journal',
    empty: "Il n'y a pas de score à rejouer.",
    emptyTitle: 'Aucune prédiction dans cette sélection.',
    emptyText:
      'Avec un journal de prédictions, le modèle conservé est rejoué sur chaque ligne et doit redonner le score noté.',
    import: 'Importer un journal',
    drawn: '{{rows, integer}} lignes tirées sur {{of, integer}}.',
    every: 'Les rejouer toutes',
    how: 'Ce qui a été vérifié',
    howText:
      'Le modèle conservé relit les faits de chaque ligne, et son score est comparé à celui du journal ; puis chaque décision, à ce que donne le seuil.',
    tolerance: 'Tolérance',
    relative: '{{value}} de la valeur notée',
    absolute: '{{value}}',
    largest: 'Plus grand écart',
    beyond_one: 'Un score hors tolérance',
    beyond_other: '{{count, integer}} scores hors tolérance',
    contradicts_one: 'Une décision qui ne découle pas de son score',
    contradicts_other: '{{count, integer}} décisions qui ne découlent pas de leur score',
    listed_one: 'une seule listée',
    listed_other: 'les {{count, integer}} premiers',
    points: '{{value}} points',
    fromTo: '{{from}}, puis {{to}}',
    heads: {
      time: 'Jour',
      logged: 'Noté',
      replayed: 'Rejoué',
      difference: 'Écart',
      decision: 'Décision',
      expected: 'Selon le seuil',
      verdict: 'Verdict',
    },
  },
};

/** What each figure of the page is and how it is computed. */
export const aboutModel = {
  importance: {
    features: {
      what: "Pour chaque fait, de combien il fait monter ou baisser le score d'un dossier, en moyenne. Cela dit ce que le modèle utilise, pas ce qui cause quoi.",
      how: 'Le score de chaque dossier est partagé entre ses faits (valeurs de Shapley face aux dossiers de référence du modèle) ; la figure en donne la taille moyenne, avec un intervalle bootstrap à 95 %. Des faits que le modèle mêle comptent pour un.',
    },
    permutation: {
      what: 'Pour chaque fait, de combien le score devient moins bon sur les résultats connus quand on redistribue ses valeurs entre les dossiers.',
      how: "La perte avec les valeurs mélangées moins la perte sans, sur plusieurs mélanges ; l'intervalle à 95 % tient compte d'autres dossiers et d'autres mélanges. Si l'intervalle contient zéro, il n'est pas montré que le fait aide. Des faits qui disent la même chose se cachent l'un l'autre : on les mélange aussi ensemble.",
    },
    clusters: {
      what: 'Les faits qui varient ensemble dans les dossiers de référence, et de combien ils font bouger le score à eux tous.',
      how: "Deux faits sont liés par corrélation de rang, V de Cramér ou rapport de corrélation ; toutes les paires d'un groupe atteignent 0,7. Les contributions s'additionnent avec leur signe, dossier par dossier, avant la taille moyenne.",
    },
    interactions: {
      what: "Les paires de faits dont l'effet ensemble diffère de la somme de leurs effets seuls.",
      how: "Dépendance partielle de la paire moins celle de chaque fait (Friedman et Popescu), en moyenne quadratique sur des dossiers de référence. Rangées par force, car H carré est élevé pour des paires qui n'agissent guère.",
    },
  },
  effect: {
    curve: {
      what: "Comment le score bouge avec un fait, le reste étant ce qu'il est. La bande sous l'axe montre où sont les dossiers ; en gris, là où il n'y en a presque pas.",
      how: "Petits pas (ALE) : changement moyen du score quand un dossier va aux bords de sa tranche, additionné et centré. Moyenne (PDP) : chaque valeur est donnée à tous les dossiers. Le gris est hors du 1er au 99e centile. C'est l'effet dans le modèle, pas dans le monde.",
    },
  },
  parsimony: {
    curve: {
      what: "Comment le modèle range ou explique encore quand on lui dit de moins en moins de faits, le moins important d'abord.",
      how: "Ce qui n'est pas dit prend les valeurs de dossiers de référence, et les scores sont moyennés. La bande est l'intervalle à 95 % de chaque point ; qu'une étape soit moins bonne se juge par l'intervalle apparié face au modèle entier.",
    },
  },
  replay: {
    verdicts: {
      what: 'Chaque score noté à côté de celui que le modèle conservé donne pour les mêmes faits.',
      how: "Identique : égal en nombres de 32 bits. Dans la tolérance : à 0,00001 près, ou à cette part de la valeur. Fragile : plus loin, et si près du seuil qu'un arrondi changerait la décision. Le reste diffère, avec la même décision ou une autre.",
    },
  },
  versions: {
    importance: {
      what: "De combien chaque fait fait bouger le score dans une version (point et intervalle) et dans l'autre (point creux).",
      how: 'Les mêmes dossiers passent par les deux modèles ; chacun est comparé à ses propres dossiers de référence.',
    },
  },
  counterfactual: {
    scores: {
      what: 'Le score du dossier tel quel, et tel que le modèle l’aurait donné avec les plus petits changements qui tournent la décision.',
      how: 'Les faits que le manifeste laisse changer prennent chaque valeur usuelle, seuls, puis à deux et à trois, ramenés jusqu’à ce que rien de plus proche ne suffise. Chaque ligne modifiée est notée par le modèle lui-même et doit passer le seuil avec une marge, être aussi proche de lignes réelles que le dossier, et avoir besoin de chacun de ses changements.',
    },
  },
  similar: {
    distances: {
      what: 'À quelle distance de celui-ci sont les dossiers les plus proches du journal, sur les faits que le modèle lit.',
      how: 'Distance de Gower : pour un nombre l’écart divisé par l’étendue du journal, pour une catégorie 0 ou 1, puis la moyenne sur les faits. Les autres prédictions du même individu sont écartées.',
    },
  },
  explain: {
    reasons: {
      what: "Ce que chaque fait de ce dossier ajoute ou retire à la moyenne de ceux auxquels on le compare. Les parts s'additionnent jusqu'au score.",
      how: "Valeurs de Shapley : l'effet moyen de connaître un fait, sur tous les ordres où les faits pourraient être dits, face aux dossiers nommés en première ligne. Les nombres affichés sont arrondis pour s'additionner.",
    },
    waterfall: {
      what: 'Les mêmes parts en escalier, de la moyenne au score de ce dossier.',
      how: "Chaque barre commence où finit celle d'au-dessus. Les nombres affichés sont arrondis pour s'additionner.",
    },
    all: {
      what: 'Chaque fait de ce dossier avec sa part, la plus grande en premier.',
      how: "Valeurs de Shapley face aux dossiers nommés en première ligne ; l'intervalle est celui de l'échantillonnage quand le modèle a dû être échantillonné.",
    },
  },
};
