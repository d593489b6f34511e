export const imports = {
  formats: { csv: 'tableau en texte', parquet: 'Parquet', json: 'JSON', ndjson: 'lignes JSON', xlsx: 'classeur Excel' },
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' },
  compressions: { none: '', gzip: 'compressé (gzip)', zstd: 'compressé (zstd)' },
  delimiters: {
    comma: 'virgules entre les colonnes',
    semicolon: 'points-virgules entre les colonnes',
    tab: 'tabulations entre les colonnes',
    bar: 'barres entre les colonnes',
  },
  decimals: { point: 'point décimal', comma: 'virgule décimale' },
  dates: { 'day-first': 'dates jour/mois/année', 'month-first': 'dates mois/jour/année' },
  days: { months: 'mois par leur nom', count: 'dates comme Excel compte les jours' },
  sheet: 'feuille {{sheet, quote}}',
  timezone: 'heures ramenées à {{timezone}}',
  rowsExact_one: 'une ligne',
  rowsExact_other: '{{count, integer}} lignes',
  rowsAbout: 'environ {{count, integer}} lignes',
  read: '{{file, quote}} : {{accepted, integer}} lignes acceptées sur {{read, integer}}.',
  outcomesRead: '{{file, quote}} : {{accepted, integer}} résultats joints à une prédiction sur {{read, integer}}.',
  linked: '{{file, quote}} : lié, {{accepted, integer}} lignes comptent sur {{read, integer}}.',
  setAside_one: 'Une ligne est mise de côté',
  setAside_other: '{{count, integer}} lignes sont mises de côté',
  lines_one: 'ligne {{lines}}',
  lines_other: 'lignes {{lines}}',
  linesMore: 'lignes {{lines}} et d’autres',
  ids: '{{ids}}',
  duplicates_one: 'Une ligne répète une prédiction ; la première compte.',
  duplicates_other: '{{count, integer}} lignes répètent une prédiction ; la première compte.',
  nothingNew: "Rien n'a été ajouté.",
  total_one: 'Le projet contient une prédiction, du {{from, day}} ; résultats connus : {{known, integer}}.',
  total_other:
    'Le projet contient {{count, integer}} prédictions, du {{from, day}} au {{to, day}} ; résultats connus : {{known, integer}}.',
  totalEmpty: 'Le projet ne contient aucune prédiction.',
  reasons: {
    TOO_FEW_FIELDS: 'trop peu de champs',
    TOO_MANY_FIELDS: 'trop de champs',
    NOT_A_NUMBER: 'un texte à la place d’un nombre',
    NOT_A_TIME: "un texte qui n'est pas une date",
    QUOTE_OPEN: 'un guillemet jamais refermé ; la suite a été avalée',
    BAD_ENCODING: 'des caractères illisibles',
    LINE_TOO_LONG: 'une ligne de plus de 2 Mo',
    NOT_AN_OBJECT: 'une ligne qui ne contient pas un objet',
    NO_TIME: 'pas de date',
    NO_SCORE: 'pas de score',
    SCORE_OUT_OF_RANGE: 'une probabilité hors de 0 à 1',
    SCORE_NOT_FINITE: "un score qui n'est pas un nombre",
    TIME_IMPLAUSIBLE: "une date d'un autre âge",
    OUTCOME_UNKNOWN_VALUE: 'un résultat que le paquet du modèle ne connaît pas',
    DUPLICATE: 'la même ligne encore',
    SAME_ID_OTHER_VALUES: "le même identifiant avec d'autres valeurs",
    NO_MATCH: "un résultat qui n'appartient à aucune prédiction",
  },
  notes: {
    badCharacters: "Des octets ne sont pas de l'encodage ; ces lignes sont mises de côté.",
    already: "Déjà importé le {{at, day}} : rien n'a été ajouté.",
    swallowed:
      "Un guillemet ouvert ligne {{first, integer}} n'est jamais refermé : tout, jusqu'à la ligne {{last, integer}}, a été avalé avec lui. Refermez-le et importez de nouveau.",
    chosenTwice: 'Choisi deux fois : lu une fois.',
    misnamed: 'Son nom dit autre chose, mais il contient : {{format}}.',
    cellErrors_one:
      'Une cellule contenait {{shown}}, une erreur de formule, et a été lue comme manquante : {{columns}}.',
    cellErrors_other:
      '{{count, integer}} cellules contenaient {{shown}}, une erreur de formule, et ont été lues comme manquantes : {{columns}}.',
    skippedRows_one: "Une ligne au-dessus de l'en-tête a été sautée.",
    skippedRows_other: "{{count, integer}} lignes au-dessus de l'en-tête ont été sautées.",
  },
  kept: {
    positive:
      "Le projet garde {{kept, quote}} comme le résultat que le score annonce ; {{said, quote}} n'a pas été repris.",
    cutoff: "Le projet garde son seuil, {{kept, quantity}} ; {{said, quantity}} n'a pas été repris.",
    cutoffs: "Le projet garde ses seuils ; d'autres n'ont pas été repris.",
    asOf: "Le projet garde le {{kept, day}} comme le jour jusqu'auquel les résultats pouvaient être connus ; le {{said, day}} n'a pas été repris.",
    treatment:
      "La recette de ce projet garde {{kept, quote}} comme le groupe qui suit le modèle ; {{said, quote}} n'a pas été repris.",
    unread: "Rien de nouveau n'a été lu ; ce qui a été dit de ses valeurs n'a pas été repris.",
  },
};

export const stages = {
  folds: 'Apprentissage pour distinguer les dossiers',
  periods: 'Estimation des périodes, une par une',
  sampling: 'Examen des fichiers',
  reading: 'Lecture des fichiers',
  loading: 'Chargement des lignes',
  identifiers: 'Recherche des prédictions répétées',
  outcomes: 'Jointure des résultats',
  counting: 'Comptage des lignes',
  summaries: 'Préparation des résumés',
  saving: 'Écriture sur le disque',
  copying: 'Copie du projet',
  sealing: 'Scellement de la copie',
  unsealing: 'Ouverture du sceau',
  opening: 'Ouverture du projet',
  bundle: 'Vérification du modèle',
  trying: 'Essai du modèle sur quelques lignes',
  analyses: 'Lecture du projet',
  replaying: 'Nouveau passage du modèle',
  writing: 'Écriture des dossiers',
  explaining: 'Explication des dossiers',
  shuffling: 'Mélange des faits, un par un',
  pairing: 'Recherche des faits qui agissent ensemble',
  curves: "Lecture de l'effet",
  givingUp: 'Retrait des faits, un par un',
  comparing: 'Comparaison des deux scores de chaque dossier',
};

export const notices = {
  recovered: 'La dernière séance a fini trop tôt : le projet est tel qu’il a été enregistré.',
  migrated: "Le projet a été porté du format {{from}} au {{to}} ; l'ancien fichier est gardé sous {{backup, quote}}.",
  protected:
    'Le fichier ou son répertoire est protégé en écriture : le projet est ouvert en lecture seule. Enregistrez une copie pour y travailler.',
  sealed:
    'Ce projet est scellé. Vous travaillez sur une copie privée sur cet ordinateur ; elle est scellée de nouveau et effacée à la fermeture.',
  sealedRecovered:
    'La dernière séance a fini avant que le projet soit scellé de nouveau : vos dernières modifications ont été retrouvées et sont ici.',
};

export const bundles = {
  empty: 'non précisé',
  roles: { champion: 'en service', shadow: 'fantôme', baseline: 'témoin simple', former: 'ancien' },
  families: { treeEnsemble: "ensemble d'arbres", linear: 'modèle linéaire', other: 'autre sorte de modèle' },
  fields: {
    model: 'Modèle',
    algorithm: 'Algorithme',
    target: 'Estime',
    inputs: 'Lit',
    training: 'Appris sur',
    metrics: 'Chiffres à la mise en service',
    graph: 'Fichier',
    hash: 'SHA-256 du modèle',
    files: 'Dans le paquet',
    notes: 'Notes',
  },
  warnings: {
    BACKGROUND_MISSING: 'Le paquet ne contient pas de population de référence : les explications diront ce qui manque.',
    BACKGROUND_NOT_PARQUET:
      "La population de référence du paquet n'est pas un fichier Parquet : elle a été laissée de côté.",
    BACKGROUND_COLUMN_MISSING:
      'Il manque à la population de référence du paquet une colonne que lit le modèle ({{column, quote}}) : elle a été laissée de côté.',
    BACKGROUND_TOO_LARGE: 'La population de référence du paquet est trop grande : elle a été laissée de côté.',
    TRAINING_SAMPLE_MISSING:
      "Le paquet ne contient pas d'échantillon d'apprentissage : la dérive sera comparée à une période du journal.",
    TRAINING_SAMPLE_NOT_PARQUET:
      "L'échantillon d'apprentissage du paquet n'est pas un fichier Parquet : il a été laissé de côté.",
    TRAINING_SAMPLE_TOO_LARGE: "L'échantillon d'apprentissage du paquet est trop grand : il a été laissé de côté.",
    MODEL_HASH_MISSING:
      "La description du modèle ne donne pas son empreinte : on ne peut prouver qu'ils vont ensemble.",
    TRIAL_RUNTIME_ABSENT: "Le modèle n'a pas été essayé : les modèles ne peuvent pas être exécutés sur cet ordinateur.",
    TRIAL_CATEGORIES_UNKNOWN:
      "Le modèle n'a pas été essayé : il prend des textes, et rien ne dit lesquels il connaît. Donnez les catégories, ou une population de référence.",
  },
};
