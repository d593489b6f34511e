import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, {
  en: {
    concept: {
      none: 'Whether a score still means the same cannot be told.',
      link: 'Then and now',
      changed: 'In {{current, period}}, a score no longer means what it meant in {{reference, period}}.',
      estimateChanged: 'In {{current, period}}, an estimate no longer means what it meant in {{reference, period}}.',
      holds: 'In {{current, period}}, a score still means what it meant in {{reference, period}}.',
      estimateHolds: 'In {{current, period}}, an estimate still means what it meant in {{reference, period}}.',
      holdsAccount:
        '{{n, integer}} known outcomes, compared where the model said the same: no difference beyond chance.',
      others_one: 'One other period differs from the reference: {{periods}}.',
      others_other: '{{count, integer}} other periods differ from the reference: {{periods}}.',
      band: 'Where the score is {{from}} to {{to}}, {{now, inHundred}} ended in {{label, quote}}, against {{then, inHundred}} then.',
      tooHigh: 'Where the estimate is {{from}} to {{to}}, it is now {{by}} too high compared with then.',
      tooLow: 'Where the estimate is {{from}} to {{to}}, it is now {{by}} too low compared with then.',
      unsplit: 'Where a larger error comes from cannot be split: too few cases, or no facts in the log.',
      sameError: 'The error of the model is the same as then, within chance.',
      error_grew: 'The error of the model grew by {{total}} (95%: {{low}} to {{high}}).',
      error_shrank: 'The error of the model shrank by {{total}} (95%: {{low}} to {{high}}).',
      allConcept: 'Alike cases end otherwise: other cases have hardly a part in it.',
      allCovariate: 'Other cases come; alike cases end as they did.',
      both: 'Other cases account for {{covariate}} of it, alike cases that end otherwise for {{concept}}.',
      relative: '{{value, percent:0}}',
      figures: {
        rate: 'How many ended in “{{label}}” at equal scores',
        residual: 'How far the actual value is from the estimate, at equal estimates',
        bandsSubtitle: 'then (hollow) and now, with 95% intervals',
        bandsAlt: '{{count, integer}} bands: what came true in {{current, period}}, beside {{reference, period}}.',
        then: 'then',
        byPeriod: 'How far each period is from {{reference, period}} at equal scores',
        byPeriodEstimate: 'How far each period is from {{reference, period}} at equal estimates',
        byPeriodSubtitle: 'mean gap inside bands; hollow: what chance alone shows',
        byPeriodAlt_one:
          'One period compared with the reference, {{changed, integer}} of them beyond what chance makes.',
        byPeriodAlt_other:
          '{{count, integer}} periods compared with the reference, {{changed, integer}} of them beyond what chance makes.',
        noise: 'chance alone',
        loss: 'Where the error comes from',
        brier: 'mean squared error of the probability (Brier)',
        absoluteError: 'mean absolute error',
        lossThen: 'Then, {{reference, period}}',
        lossNow: 'Now, {{current, period}}',
        lossAlt:
          'From {{reference, period}} to {{current, period}} the error moved by {{total, decimal:3}}: {{covariate, decimal:3}} from other cases, {{concept, decimal:3}} from alike cases that end otherwise.',
      },
      columns: {
        from: 'From',
        to: 'to',
        referenceN: 'Cases then',
        currentN: 'Cases now',
        then: 'Then',
        now: 'Now',
        low: 'Low',
        high: 'High',
        period: 'Period',
        gap: 'Mean gap',
        statistic: 'Chi-square',
        adjusted: 'p-value, adjusted (Holm)',
        part: 'Part',
        value: 'Change of the error',
      },
    },
  },
  fr: {
    concept: {
      none: 'On ne peut pas dire si un score veut encore dire la même chose.',
      link: 'Alors et maintenant',
      changed: 'En {{current, period}}, un score ne veut plus dire ce qu’il voulait dire en {{reference, period}}.',
      estimateChanged:
        'En {{current, period}}, une estimation ne veut plus dire ce qu’elle voulait dire en {{reference, period}}.',
      holds: 'En {{current, period}}, un score veut encore dire ce qu’il voulait dire en {{reference, period}}.',
      estimateHolds:
        'En {{current, period}}, une estimation veut encore dire ce qu’elle voulait dire en {{reference, period}}.',
      holdsAccount:
        '{{n, integer}} issues connues, comparées là où le modèle disait la même chose : pas de différence au-delà du hasard.',
      others_one: 'Une autre période diffère de la référence : {{periods}}.',
      others_other: '{{count, integer}} autres périodes diffèrent de la référence : {{periods}}.',
      band: 'Là où le score va de {{from}} à {{to}}, {{now, inHundred}} ont fini par {{label, quote}}, contre {{then, inHundred}} alors.',
      tooHigh:
        "Là où l'estimation va de {{from}} à {{to}}, elle est maintenant trop haute de {{by}} par rapport à alors.",
      tooLow:
        "Là où l'estimation va de {{from}} à {{to}}, elle est maintenant trop basse de {{by}} par rapport à alors.",
      unsplit: "On ne peut pas partager d'où vient l'erreur : trop peu de dossiers, ou pas de faits dans le journal.",
      sameError: "L'erreur du modèle est la même qu'alors, au hasard près.",
      error_grew: "L'erreur du modèle a grandi de {{total}} (95 % : {{low}} à {{high}}).",
      error_shrank: "L'erreur du modèle a baissé de {{total}} (95 % : {{low}} à {{high}}).",
      allConcept: "Des dossiers semblables finissent autrement : d'autres dossiers n'y ont guère de part.",
      allCovariate: "D'autres dossiers arrivent ; les semblables finissent comme avant.",
      both: "D'autres dossiers y comptent pour {{covariate}}, des dossiers semblables qui finissent autrement pour {{concept}}.",
      relative: '{{value, percent:0}}',
      figures: {
        rate: 'Combien ont fini par « {{label}} » à score égal',
        residual: "L'écart entre valeur réelle et estimation, à estimation égale",
        bandsSubtitle: 'alors (creux) et maintenant, avec intervalles à 95 %',
        bandsAlt:
          '{{count, integer}} tranches : ce qui est arrivé en {{current, period}}, à côté de {{reference, period}}.',
        then: 'alors',
        byPeriod: 'À quelle distance chaque période est de {{reference, period}} à score égal',
        byPeriodEstimate: 'À quelle distance chaque période est de {{reference, period}} à estimation égale',
        byPeriodSubtitle: 'écart moyen par tranche ; creux : ce que le hasard seul montre',
        byPeriodAlt_one:
          'Une période comparée à la référence, dont {{changed, integer}} au-delà de ce que fait le hasard.',
        byPeriodAlt_other:
          '{{count, integer}} périodes comparées à la référence, dont {{changed, integer}} au-delà de ce que fait le hasard.',
        noise: 'hasard seul',
        loss: "D'où vient l'erreur",
        brier: 'erreur quadratique moyenne de la probabilité (Brier)',
        absoluteError: 'erreur absolue moyenne',
        lossThen: 'Alors, {{reference, period}}',
        lossNow: 'Maintenant, {{current, period}}',
        lossAlt:
          "De {{reference, period}} à {{current, period}}, l'erreur a bougé de {{total, decimal:3}} : {{covariate, decimal:3}} par d'autres dossiers, {{concept, decimal:3}} par des dossiers semblables qui finissent autrement.",
      },
      columns: {
        from: 'De',
        to: 'à',
        referenceN: 'Dossiers alors',
        currentN: 'Dossiers maintenant',
        then: 'Alors',
        now: 'Maintenant',
        low: 'Bas',
        high: 'Haut',
        period: 'Période',
        gap: 'Écart moyen',
        statistic: 'Khi-deux',
        adjusted: 'p, corrigé (Holm)',
        part: 'Part',
        value: "Changement de l'erreur",
      },
    },
  },
});
