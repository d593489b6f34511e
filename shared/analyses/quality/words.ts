import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    quality: {
      missing: '{{column}} is missing in {{share, inHundred}} predictions.',
      missingAccount:
        '{{missing, integer}} of {{rows, integer}} have no value there. A missing value is never counted as zero.',
      outOfRange_one: 'One prediction has a value of {{column, quote}} that the model never met.',
      outOfRange_other: '{{count, integer}} predictions have a value of {{column, quote}} that the model never met.',
      outOfRangeAccount: 'It learned from {{low}} to {{high}}; beyond, its answer is a guess.',
      unseen_one: 'One prediction has a kind of {{column, quote}} that the model does not know.',
      unseen_other: '{{count, integer}} predictions have a kind of {{column, quote}} that the model does not know.',
      unseenAccount: 'Met in the log and not in training: {{values}}.',
      rejected_one: 'One line of the files was set aside.',
      rejected_other: '{{count, integer}} lines of the files were set aside.',
      rejectedAccount:
        'They could not be read as a prediction, out of {{read, integer}} lines. Each is kept with its line, column and reason.',
      rejectedLink: 'Look at them',
      duplicates_one: 'One prediction stands twice in the files.',
      duplicates_other: '{{count, integer}} predictions stand more than once in the files.',
      duplicatesAccount: 'The first one read counts; the others are set aside.',
      complete: 'Every fact is filled in, within the ranges that the model knows.',
      completeNoReference: 'Every fact is filled in.',
      completeAccount: '{{columns, integer}} columns over {{rows, integer}} predictions.',
      link: 'See every column',
      missingByColumn: 'Missing values',
      missingSubtitle: 'share of the predictions without a value, per column',
      missingAlt:
        '{{count, integer}} columns have missing values; the most in {{column, quote}}, {{share, inHundred}} predictions.',
      column: 'Column',
      type: 'Kind',
      missingCount: 'Missing',
      missingShare: 'Share',
      outOfRangeCount: 'Outside the known range',
      unseenCount: 'Unknown kinds',
    },
  },
  fr: {
    quality: {
      missing: '{{column}} manque dans {{share, inHundred}} prédictions.',
      missingAccount:
        "{{missing, integer}} sur {{rows, integer}} n'y ont pas de valeur. Une valeur absente n'est jamais comptée comme zéro.",
      outOfRange_one: "Une prédiction a une valeur de {{column, quote}} que le modèle n'a jamais rencontrée.",
      outOfRange_other:
        "{{count, integer}} prédictions ont une valeur de {{column, quote}} que le modèle n'a jamais rencontrée.",
      outOfRangeAccount: 'Il a appris de {{low}} à {{high}} ; au-delà, sa réponse est une supposition.',
      unseen_one: 'Une prédiction a une modalité de {{column, quote}} que le modèle ne connaît pas.',
      unseen_other:
        '{{count, integer}} prédictions ont une modalité de {{column, quote}} que le modèle ne connaît pas.',
      unseenAccount: "Vu dans le journal et pas à l'apprentissage : {{values}}.",
      rejected_one: 'Une ligne des fichiers a été mise de côté.',
      rejected_other: '{{count, integer}} lignes des fichiers ont été mises de côté.',
      rejectedAccount:
        "Elles n'ont pu être lues comme une prédiction, sur {{read, integer}} lignes. Chacune est gardée avec sa ligne, sa colonne et sa raison.",
      rejectedLink: 'Les regarder',
      duplicates_one: 'Une prédiction figure deux fois dans les fichiers.',
      duplicates_other: '{{count, integer}} prédictions figurent plus d’une fois dans les fichiers.',
      duplicatesAccount: 'La première lue compte ; les autres sont mises de côté.',
      complete: 'Chaque fait est renseigné, dans les plages que le modèle connaît.',
      completeNoReference: 'Chaque fait est renseigné.',
      completeAccount: '{{columns, integer}} colonnes sur {{rows, integer}} prédictions.',
      link: 'Voir chaque colonne',
      missingByColumn: 'Valeurs manquantes',
      missingSubtitle: 'part des prédictions sans valeur, par colonne',
      missingAlt:
        '{{count, integer}} colonnes ont des valeurs manquantes ; le plus dans {{column, quote}}, {{share, inHundred}} prédictions.',
      column: 'Colonne',
      type: 'Nature',
      missingCount: 'Manquantes',
      missingShare: 'Part',
      outOfRangeCount: 'Hors de la plage connue',
      unseenCount: 'Modalités inconnues',
    },
  },
};
