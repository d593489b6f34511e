import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';

const own: DictionaryPair = {
  en: {
    drift: {
      none: 'Whether it is still the same population cannot be told yet.',
      link: 'See what changed',
      reference: { training: 'training', period: '{{period, period}}' },
      window: {
        period: 'In {{period, period}}',
        days: 'From {{from, day}} to {{to, day}}',
        all: 'In all predictions',
      },
      same: 'In each of {{months, integer}} months, the cases look like those of {{reference}}.',
      sameAccount:
        'None of {{of, integer}} facts moved by more than chance makes it; {{rows, integer}} predictions against {{referenceRows, integer}}.',
      moved_lasts: 'The population has changed since {{since, period}}: it is no longer that of {{reference}}.',
      moved_once: 'The population changed in {{period, period}}, then came back.',
      moved_several:
        'The population changed in {{moved, integer}} of {{months, integer}} months, most of all in {{period, period}}, then came back.',
      movedAccount_one: 'In {{period, period}}, one fact of {{of, integer}} moved away from {{reference}}.',
      movedAccount_other:
        'In {{period, period}}, {{count, integer}} facts of {{of, integer}} moved away from {{reference}}.',
      windowSame: '{{window}}, the cases look like those of {{reference}}.',
      windowSameAccount:
        'None of {{of, integer}} facts moved by more than chance makes it; {{rows, integer}} predictions against {{referenceRows, integer}}.',
      windowMoved_one: '{{window}}, one fact of {{of, integer}} differs from {{reference}}.',
      windowMoved_other: '{{window}}, {{count, integer}} facts of {{of, integer}} differ from {{reference}}.',
      provesNothing: 'This says whether people changed, not whether the model still works.',
      change: {
        median:
          '{{column}}: half lie below {{medianTo}} instead of {{medianFrom}}; up to {{upTo}}, {{to, inHundred}} instead of {{from, inHundred}}.',
        spread: '{{column}}: up to {{upTo}}, {{to, inHundred}} instead of {{from, inHundred}}.',
        category: '{{column}}: {{value, quote}}, {{to, inHundred}} instead of {{from, inHundred}}.',
        missing: '{{column}}: not filled in for {{to, inHundred}} instead of {{from, inHundred}}.',
        other: '{{column}}: other values, {{to, inHundred}} instead of {{from, inHundred}}.',
      },
      riskiest: 'Of the facts that moved, the score leans most on {{columns}}.',
      riskiestAccount:
        'Ranked by how far they moved and how much the score varies with each of them alone. What facts do together is not in it.',
      decisionsIn:
        'In {{period, period}}, the cut-off gave {{label, quote}} to {{positive, integer}} of {{n, integer}} cases; with scores as in {{reference}}, it would be {{expected, integer}}.',
      decisions:
        'The cut-off gives {{label, quote}} to {{positive, integer}} of {{n, integer}} cases; with scores as in {{reference}}, it would be {{expected, integer}}.',
      decisionsSame:
        'The cut-off gives {{label, quote}} to {{share, inHundred}} cases; no difference from {{reference}} is shown.',
      decisionsAccount: '{{now, inHundred}} against {{before, inHundred}}.',
      outcomes_rate:
        '{{actual, integer}} of {{n, integer}} known outcomes are {{label, quote}}; at the rate of {{reference}}, it would be {{expected, integer}}.',
      outcomesSame_rate:
        '{{now, inHundred}} known outcomes are {{label, quote}}; no difference from {{reference}} is shown.',
      outcomesAccount_rate:
        '{{now, percent:1}} against {{before, percent:1}}: {{low, decimal:1}} to {{high, decimal:1}} points of difference, with 95% confidence.',
      outcomes_value: 'The mean actual value is {{now, quantity}}; in {{reference}}, it was {{before, quantity}}.',
      outcomesSame_value: 'The mean actual value is {{now, quantity}}; no difference from {{reference}} is shown.',
      outcomesAccount_value:
        'Over {{n, integer}} known outcomes: {{low, quantity}} to {{high, quantity}} of difference, with 95% confidence.',
      figures: {
        heat: 'How far each fact is from {{reference}}',
        heatSubtitle: 'by month',
        heatAlt_one:
          'Of {{months, integer}} months and {{facts, integer}} facts, one month stands out: {{first, period}}.',
        heatAlt_other:
          'Of {{months, integer}} months and {{facts, integer}} facts, {{count, integer}} months stand out, {{first, period}} first.',
        heatAltNone: 'In none of {{months, integer}} months has one of {{facts, integer}} facts moved.',
        columns: 'How far each fact is from {{reference}}',
        columnsSubtitle: 'stability index; dark: it moved',
        columnsAlt: '{{count, integer}} of {{of, integer}} facts moved; the farthest is {{column, quote}}.',
        shares: '{{column}}',
        sharesSubtitle: 'share of the cases, with 95% intervals',
        sharesAlt: '{{column}} in {{bins, integer}} groups, now and before.',
        peer: '{{reference}}',
      },
      columns: {
        feature: 'Fact',
        period: '{{period, period}}',
        psi: 'Stability index (PSI)',
        psiNoise: 'What chance does',
        statistic: 'Statistic',
        adjusted: 'Corrected p-value',
        jensenShannon: 'Jensen-Shannon',
        wasserstein: 'Mean shift (Wasserstein)',
        weight: 'Weight in the score',
        bin: 'Group',
        referenceRows: 'Reference, cases',
        currentRows: 'Now, cases',
        referenceShare: 'Reference',
        currentShare: 'Now',
      },
    },
  },
  fr: {
    drift: {
      none: "On ne peut pas encore dire si c'est la même population.",
      link: 'Voir ce qui a changé',
      reference: { training: "l'apprentissage", period: '{{period, period}}' },
      window: {
        period: 'En {{period, period}}',
        days: 'Du {{from, day}} au {{to, day}}',
        all: 'Dans toutes les prédictions',
      },
      same: 'Chaque mois, sur {{months, integer}}, les dossiers ressemblent à ceux de {{reference}}.',
      sameAccount:
        "Aucun des {{of, integer}} faits n'a bougé plus que le hasard ne le fait ; {{rows, integer}} prédictions face à {{referenceRows, integer}}.",
      moved_lasts: "La population a changé depuis {{since, period}} : ce n'est plus celle de {{reference}}.",
      moved_once: "La population a changé en {{period, period}}, puis s'est rétablie.",
      moved_several:
        "La population a changé {{moved, integer}} mois sur {{months, integer}}, surtout en {{period, period}}, puis s'est rétablie.",
      movedAccount_one: "En {{period, period}}, un fait sur {{of, integer}} s'est éloigné de {{reference}}.",
      movedAccount_other:
        'En {{period, period}}, {{count, integer}} faits sur {{of, integer}} se sont éloignés de {{reference}}.',
      windowSame: '{{window}}, les dossiers ressemblent à ceux de {{reference}}.',
      windowSameAccount:
        "Aucun des {{of, integer}} faits n'a bougé plus que le hasard ne le fait ; {{rows, integer}} prédictions face à {{referenceRows, integer}}.",
      windowMoved_one: '{{window}}, un fait sur {{of, integer}} diffère de {{reference}}.',
      windowMoved_other: '{{window}}, {{count, integer}} faits sur {{of, integer}} diffèrent de {{reference}}.',
      provesNothing: 'Cela dit si les personnes ont changé, pas si le modèle fonctionne encore.',
      change: {
        median:
          '{{column}} : la moitié sous {{medianTo}} au lieu de {{medianFrom}} ; {{to, inHundred}} à {{upTo}} ou moins, au lieu de {{from, inHundred}}.',
        spread: '{{column}} : {{to, inHundred}} à {{upTo}} ou moins, au lieu de {{from, inHundred}}.',
        category: '{{column}} : {{value, quote}}, {{to, inHundred}} au lieu de {{from, inHundred}}.',
        missing: '{{column}} : non renseigné pour {{to, inHundred}} au lieu de {{from, inHundred}}.',
        other: '{{column}} : autres valeurs, {{to, inHundred}} au lieu de {{from, inHundred}}.',
      },
      riskiest: "Parmi les faits qui ont bougé, le score s'appuie surtout sur {{columns}}.",
      riskiestAccount:
        "Rangés selon l'ampleur du changement et ce que le score varie avec chacun d'eux seul. Ce que les faits font ensemble n'y est pas.",
      decisionsIn:
        'En {{period, period}}, le seuil a donné {{label, quote}} à {{positive, integer}} dossiers sur {{n, integer}} ; avec les scores de {{reference}}, ce serait {{expected, integer}}.',
      decisions:
        'Le seuil donne {{label, quote}} à {{positive, integer}} dossiers sur {{n, integer}} ; avec les scores de {{reference}}, ce serait {{expected, integer}}.',
      decisionsSame:
        "Le seuil donne {{label, quote}} à {{share, inHundred}} dossiers ; aucun écart avec {{reference}} n'est montré.",
      decisionsAccount: '{{now, inHundred}} contre {{before, inHundred}}.',
      outcomes_rate:
        '{{actual, integer}} résultats connus sur {{n, integer}} sont {{label, quote}} ; au taux de {{reference}}, ce serait {{expected, integer}}.',
      outcomesSame_rate:
        "{{now, inHundred}} résultats connus sont {{label, quote}} ; aucun écart avec {{reference}} n'est montré.",
      outcomesAccount_rate:
        "{{now, percent:1}} contre {{before, percent:1}} : {{low, decimal:1}} à {{high, decimal:1}} points d'écart, avec 95 % de confiance.",
      outcomes_value:
        'La valeur réelle moyenne est de {{now, quantity}} ; pour {{reference}}, elle était de {{before, quantity}}.',
      outcomesSame_value:
        "La valeur réelle moyenne est de {{now, quantity}} ; aucun écart avec {{reference}} n'est montré.",
      outcomesAccount_value:
        "Sur {{n, integer}} résultats connus : {{low, quantity}} à {{high, quantity}} d'écart, avec 95 % de confiance.",
      figures: {
        heat: 'Écart de chaque fait avec {{reference}}',
        heatSubtitle: 'par mois',
        heatAlt_one: 'Sur {{months, integer}} mois et {{facts, integer}} faits, un mois ressort : {{first, period}}.',
        heatAlt_other:
          "Sur {{months, integer}} mois et {{facts, integer}} faits, {{count, integer}} mois ressortent, d'abord {{first, period}}.",
        heatAltNone: "Dans aucun des {{months, integer}} mois, l'un des {{facts, integer}} faits n'a bougé.",
        columns: 'Écart de chaque fait avec {{reference}}',
        columnsSubtitle: 'indice de stabilité ; foncé : il a bougé',
        columnsAlt: '{{count, integer}} faits sur {{of, integer}} ont bougé ; le plus loin est {{column, quote}}.',
        shares: '{{column}}',
        sharesSubtitle: 'part des dossiers, avec intervalles à 95 %',
        sharesAlt: '{{column}} en {{bins, integer}} groupes, maintenant et avant.',
        peer: '{{reference}}',
      },
      columns: {
        feature: 'Fait',
        period: '{{period, period}}',
        psi: 'Indice de stabilité (PSI)',
        psiNoise: 'Ce que fait le hasard',
        statistic: 'Statistique',
        adjusted: 'Valeur p corrigée',
        jensenShannon: 'Jensen-Shannon',
        wasserstein: 'Déplacement moyen (Wasserstein)',
        weight: 'Poids dans le score',
        bin: 'Groupe',
        referenceRows: 'Référence, dossiers',
        currentRows: 'Maintenant, dossiers',
        referenceShare: 'Référence',
        currentShare: 'Maintenant',
      },
    },
  },
};

export const words = joinedWords(own, amountWords);
