import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, {
  en: {
    estimatedPerformance: {
      none: 'How good the model is where outcomes are not known yet cannot be estimated.',
      link: 'See the estimates',
      right_none:
        'In {{period, period}}, {{wrong, parts}} of {{wrong, whole}} decisions are estimated to be wrong; no outcome is known yet.',
      right_partly:
        'In {{period, period}}, {{wrong, parts}} of {{wrong, whole}} decisions are estimated to be wrong; not all outcomes are known yet.',
      order_none:
        'In {{period, period}}, given one case of each outcome, the right one is estimated to come first in {{auc, parts}} of {{auc, whole}} pairs; no outcome is known yet.',
      order_partly:
        'In {{period, period}}, given one case of each outcome, the right one is estimated to come first in {{auc, parts}} of {{auc, whole}} pairs; not all outcomes are known yet.',
      error_none:
        'In {{period, period}}, estimates are expected to be {{error}} off on average; no outcome is known yet.',
      error_partly:
        'In {{period, period}}, estimates are expected to be {{error}} off on average; not all outcomes are known yet.',
      rightAccount:
        'Once the {{rows, integer}} outcomes are known, between {{low, percent:1}} and {{high, percent:1}} are expected to have been wrong, with 95% confidence.',
      orderAccount:
        'The right one of two is expected first in {{auc, percent:1}} of the pairs ({{low, percent:1}} to {{high, percent:1}}).',
      errorAccount:
        'Once the {{rows, integer}} outcomes are known, between {{low}} and {{high}} is expected, with 95% confidence.',
      besideRight:
        'In {{period, period}}, {{wrong, percent:1}} were measured as wrong, on {{n, integer}} known outcomes.',
      besideOrder: 'In {{period, period}}, {{auc, percent:1}} were measured, on {{n, integer}} known outcomes.',
      besideError: 'In {{period, period}}, {{error}} was measured, on {{n, integer}} known outcomes.',
      contraryRight:
        'The {{n, integer}} outcomes that are known already say otherwise: {{wrong, percent:1}} of those decisions were wrong.',
      contraryOrder:
        'The {{n, integer}} outcomes that are known already say otherwise: the right one came first in {{auc, percent:1}} of the pairs.',
      contraryError: 'The {{n, integer}} outcomes that are known already say otherwise: {{error}} off on average.',
      blind: 'It is an estimate, not a measure: it is blind to a change of what a score means.',
      inside_one: 'In the one period whose outcomes came in since, what was measured lies where it was estimated.',
      inside_other:
        'In all {{count, integer}} periods whose outcomes came in since, what was measured lies where it was estimated.',
      insideAccount: 'The estimate could be relied on so far.',
      outside_one:
        'In the one period whose outcomes came in since, what was measured is not where it was estimated: {{periods}}.',
      outside_other:
        'What was measured lies where it was estimated in {{held, integer}} of {{count, integer}} periods; not in {{periods}}.',
      outsideAccount:
        'By chance, one period in twenty does; more, or far off, means that a score no longer means the same.',
      figures: {
        wrong: 'Wrong decisions, estimated',
        wrongSubtitle: 'share of the decisions; where the measured is expected (95%), and the measured (hollow)',
        order: 'Order of the scores (AUC), estimated',
        orderSubtitle:
          'share of pairs in the right order; where the measured is expected (95%), and the measured (hollow)',
        error: 'Mean error of the estimates, estimated',
        errorSubtitle: 'where the measured is expected (95%), and the measured (hollow)',
        alt: '{{count, integer}} periods with an estimate; the outcomes of {{unknown, integer}} are not all known yet.',
        measured: 'measured',
        none: 'outcomes not known',
        partly: 'outcomes partly known',
      },
      columns: {
        period: 'Period',
        rows: 'Predictions',
        known: 'Known outcomes',
        estimate: 'Estimate',
        low: 'Low',
        high: 'High',
        measured: 'Measured',
        measuredLow: 'Measured, low',
        measuredHigh: 'Measured, high',
      },
    },
  },
  fr: {
    estimatedPerformance: {
      none: 'On ne peut pas estimer ce que vaut le modèle là où les résultats ne sont pas encore connus.',
      link: 'Voir les estimations',
      right_none:
        "En {{period, period}}, {{wrong, parts}} décisions sur {{wrong, whole}} seraient fausses ; c'est une estimation, aucun résultat n'est encore connu.",
      right_partly:
        "En {{period, period}}, {{wrong, parts}} décisions sur {{wrong, whole}} seraient fausses ; c'est une estimation, tous les résultats ne sont pas encore connus.",
      order_none:
        "En {{period, period}}, entre deux dossiers de résultats différents, le bon serait devant {{auc, parts}} fois sur {{auc, whole}} ; c'est une estimation, aucun résultat n'est encore connu.",
      order_partly:
        "En {{period, period}}, entre deux dossiers de résultats différents, le bon serait devant {{auc, parts}} fois sur {{auc, whole}} ; c'est une estimation, tous les résultats ne sont pas encore connus.",
      error_none:
        "En {{period, period}}, les estimations s'écarteraient en moyenne de {{error}} ; aucun résultat n'est encore connu.",
      error_partly:
        "En {{period, period}}, les estimations s'écarteraient en moyenne de {{error}} ; tous les résultats ne sont pas encore connus.",
      rightAccount:
        'Quand les {{rows, integer}} résultats seront connus, on attend de {{low, percent:1}} à {{high, percent:1}} de décisions fausses, avec 95 % de confiance.',
      orderAccount:
        'Le bon de deux dossiers est attendu devant dans {{auc, percent:1}} des cas ({{low, percent:1}} à {{high, percent:1}}).',
      errorAccount:
        'Quand les {{rows, integer}} résultats seront connus, on attend de {{low}} à {{high}}, avec 95 % de confiance.',
      besideRight:
        'En {{period, period}}, {{wrong, percent:1}} ont été mesurées comme fausses, sur {{n, integer}} résultats connus.',
      besideOrder: 'En {{period, period}}, on a mesuré {{auc, percent:1}}, sur {{n, integer}} résultats connus.',
      besideError: 'En {{period, period}}, on a mesuré {{error}}, sur {{n, integer}} résultats connus.',
      contraryRight:
        'Les {{n, integer}} résultats déjà connus disent autre chose : {{wrong, percent:1}} de ces décisions étaient fausses.',
      contraryOrder:
        'Les {{n, integer}} résultats déjà connus disent autre chose : le bon était devant dans {{auc, percent:1}} des cas.',
      contraryError: 'Les {{n, integer}} résultats déjà connus disent autre chose : un écart moyen de {{error}}.',
      blind: "C'est une estimation, pas une mesure : elle ne voit pas si un score a changé de sens.",
      inside_one: 'Dans la seule période dont les résultats sont arrivés depuis, la mesure tombe là où on l’estimait.',
      inside_other:
        'Dans les {{count, integer}} périodes dont les résultats sont arrivés depuis, la mesure tombe là où on l’estimait.',
      insideAccount: "On a pu se fier à l'estimation jusqu'ici.",
      outside_one:
        'Dans la seule période dont les résultats sont arrivés depuis, la mesure ne tombe pas là où on l’estimait : {{periods}}.',
      outside_other:
        'La mesure tombe là où on l’estimait dans {{held, integer}} périodes sur {{count, integer}} ; pas ici : {{periods}}.',
      outsideAccount:
        "Le hasard le fait pour une période sur vingt ; plus souvent, ou de loin, c'est qu'un score ne veut plus dire la même chose.",
      figures: {
        wrong: 'Décisions fausses, estimées',
        wrongSubtitle: 'part des décisions ; là où la mesure est attendue (95 %), et la mesure (creux)',
        order: 'Ordre des scores (AUC), estimé',
        orderSubtitle: 'part des paires dans le bon ordre ; là où la mesure est attendue (95 %), et la mesure (creux)',
        error: 'Erreur moyenne du modèle, estimée',
        errorSubtitle: 'là où la mesure est attendue (95 %), et la mesure (creux)',
        alt: '{{count, integer}} périodes avec une estimation ; pour {{unknown, integer}}, tous les résultats ne sont pas connus.',
        measured: 'mesuré',
        none: 'résultats pas connus',
        partly: 'résultats en partie connus',
      },
      columns: {
        period: 'Période',
        rows: 'Prédictions',
        known: 'Résultats connus',
        estimate: 'Estimation',
        low: 'Bas',
        high: 'Haut',
        measured: 'Mesuré',
        measuredLow: 'Mesuré, bas',
        measuredHigh: 'Mesuré, haut',
      },
    },
  },
});
