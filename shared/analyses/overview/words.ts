import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    overview: {
      empty: 'This project holds no prediction yet.',
      emptyAccount: 'Bring in a prediction log: a CSV, Excel, Parquet or JSON export.',
      emptyLink: 'Import a log',
      loaded:
        '{{rows, integer}} predictions about {{individuals, integer}} individuals, from {{from, day}} to {{to, day}}.',
      loadedUnnamed: '{{rows, integer}} predictions, from {{from, day}} to {{to, day}}.',
      loadedOneDay: '{{rows, integer}} predictions about {{individuals, integer}} individuals, all on {{from, day}}.',
      loadedUnnamedOneDay: '{{rows, integer}} predictions, all on {{from, day}}.',
      unnamedAccount: 'No column says who each one is about, so each counts as its own individual.',
      oneModel: 'All were made by {{name}}, version {{version}}.',
      oneName: 'All were made by {{name}}; the log gives no version.',
      oneVersion: 'All were made by version {{version}} of the model.',
      unnamed: 'All were made by the model; the log gives neither its name nor its version.',
      modelsUnnamed_one: 'They were made by one model version.',
      modelsUnnamed_other: 'They were made by {{count, integer}} model versions; the latest has no name in the log.',
      models_one: 'They were made by one model version.',
      models_other: 'They were made by {{count, integer}} model versions; the latest is {{version}}.',
      loadedLink: 'See where they come from',
      unknown_one: 'One prediction has no outcome yet.',
      unknown_other: '{{count, integer}} predictions have no outcome yet.',
      unknownOf:
        'That is {{share, inHundred}} of {{rows, integer}}; {{last, integer}} of them are from {{period, period}}.',
      unknownNoWindow:
        'Nobody said after how many days an outcome should be known, so what is too young is not told from what is lost.',
      unknownWindow:
        '{{immature, integer}} are too young to be judged on {{asOf, day}}; {{lost, integer}} should be known and are not.',
      unknownLink: 'Say when outcomes are known',
      noneKnown: 'No outcome is known yet.',
      noneKnownAccount:
        'Performance and gains need outcomes: bring them in with a second file, or wait until they are known.',
      noColumn: 'The log does not say how things turned out.',
      noColumnAccount: 'With a column such as “repaid, yes or no”, Results and Outcomes open.',
      noColumnLink: 'Add a file of outcomes',
      positiveUnknown: 'Which outcome is the score the probability of?',
      positiveUnknownAccount:
        'Tribune does not guess it. Until somebody says it, rates and performance cannot be computed.',
      positiveUnknownLink: 'Say it',
      rate: 'Of {{known, integer}} known outcomes, {{share, inHundred}} are {{label, quote}}.',
      rateAccount: 'Between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence, for cases like these.',
      rateLink: 'See these cases',
      byPeriod: 'Predictions a month',
      byPeriodSubtitle: 'and how many outcomes are known',
      byPeriodAlt:
        'From {{from, period}} to {{to, period}}, between {{low, integer}} and {{high, integer}} predictions a month; {{known, integer}} of {{rows, integer}} outcomes are known.',
      period: 'Month',
      rows: 'Predictions',
      known: 'Outcomes known',
      positive: 'Positive outcomes',
    },
  },
  fr: {
    overview: {
      empty: 'Ce projet ne contient encore aucune prédiction.',
      emptyAccount: 'Apportez un journal de prédictions : un export CSV, Excel, Parquet ou JSON.',
      emptyLink: 'Importer un journal',
      loaded: '{{rows, integer}} prédictions sur {{individuals, integer}} individus, du {{from, day}} au {{to, day}}.',
      loadedUnnamed: '{{rows, integer}} prédictions, du {{from, day}} au {{to, day}}.',
      loadedOneDay: '{{rows, integer}} prédictions sur {{individuals, integer}} individus, toutes le {{from, day}}.',
      loadedUnnamedOneDay: '{{rows, integer}} prédictions, toutes le {{from, day}}.',
      unnamedAccount: 'Aucune colonne ne dit de qui parle chacune : chacune compte pour un individu.',
      oneModel: 'Toutes viennent de {{name}}, version {{version}}.',
      oneName: 'Toutes viennent de {{name}} ; le journal ne donne pas de version.',
      oneVersion: 'Toutes viennent de la version {{version}} du modèle.',
      unnamed: 'Toutes viennent du modèle ; le journal ne donne ni son nom ni sa version.',
      modelsUnnamed_one: "Elles viennent d'une version de modèle.",
      modelsUnnamed_other:
        "Elles viennent de {{count, integer}} versions de modèle ; la dernière n'a pas de nom dans le journal.",
      models_one: "Elles viennent d'une version de modèle.",
      models_other: 'Elles viennent de {{count, integer}} versions de modèle ; la dernière est {{version}}.',
      loadedLink: "Voir d'où elles viennent",
      unknown_one: "Une prédiction n'a pas encore de résultat.",
      unknown_other: "{{count, integer}} prédictions n'ont pas encore de résultat.",
      unknownOf:
        'Soit {{share, inHundred}} sur un total de {{rows, integer}} ; {{last, integer}} ont été calculées en {{period, period}}.',
      unknownNoWindow:
        "Personne n'a dit au bout de combien de jours un résultat devrait être connu : le trop récent n'est pas distingué du perdu.",
      unknownWindow:
        '{{immature, integer}} sont trop récentes pour être jugées au {{asOf, day}} ; {{lost, integer}} devraient être connues et ne le sont pas.',
      unknownLink: 'Dire quand un résultat est connu',
      noneKnown: "Aucun résultat n'est encore connu.",
      noneKnownAccount:
        'La performance et les gains demandent des résultats : apportez-les dans un second fichier, ou attendez de les connaître.',
      noColumn: 'Le journal ne dit pas comment les choses ont tourné.',
      noColumnAccount: 'Avec une colonne comme « remboursé, oui ou non », Résultats et Effets s’ouvrent.',
      noColumnLink: 'Ajouter un fichier de résultats',
      positiveUnknown: 'De quel résultat le score est-il la probabilité ?',
      positiveUnknownAccount:
        "Tribune ne le devine pas. Tant que personne ne l'a dit, taux et performance ne peuvent être calculés.",
      positiveUnknownLink: 'Le dire',
      rate: 'Sur {{known, integer}} résultats connus, {{share, inHundred}} sont {{label, quote}}.',
      rateAccount:
        'Entre {{low, percent:1}} et {{high, percent:1}}, avec 95\u00a0% de confiance, pour des cas semblables.',
      rateLink: 'Voir ces dossiers',
      byPeriod: 'Prédictions par mois',
      byPeriodSubtitle: 'et nombre de résultats connus',
      byPeriodAlt:
        'De {{from, period}} à {{to, period}}, entre {{low, integer}} et {{high, integer}} prédictions par mois ; {{known, integer}} résultats connus sur {{rows, integer}}.',
      period: 'Mois',
      rows: 'Prédictions',
      known: 'Résultats connus',
      positive: 'Résultats positifs',
    },
  },
};
