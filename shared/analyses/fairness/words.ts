import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    fairness: {
      link: 'Compare the groups',
      noColumn: 'No column is marked as sensitive or kept for audit: no groups of people can be compared.',
      noColumnAccount: 'Mark the columns that say something about people (age, sex, family), or ask for one by name.',
      noColumnLink: 'Mark the columns',
      none: 'How decisions differ between groups cannot be told yet.',
      oneGroup: 'Only one group holds enough cases: there is nothing to compare it with.',
      names: { positive: 'the outcome that is predicted', negative: 'the other outcome', decision: 'selected' },
      shown: {
        selectionRate:
          'For {{highest, quote}}, {{high, inHundred}} cases are decided {{decision, quote}}; for {{lowest, quote}}, {{low, inHundred}}.',
        truePositiveRate:
          'Of those who end as {{positive, quote}}, {{high, inHundred}} are found for {{highest, quote}} and {{low, inHundred}} for {{lowest, quote}}.',
        falsePositiveRate:
          'Of those who end as {{negative, quote}}, {{high, inHundred}} are wrongly decided {{decision, quote}} for {{highest, quote}} and {{low, inHundred}} for {{lowest, quote}}.',
        precision:
          'Of those decided {{decision, quote}}, {{high, inHundred}} end as {{positive, quote}} for {{highest, quote}} and {{low, inHundred}} for {{lowest, quote}}.',
        calibration: 'For {{highest, quote}}, the score {{high}}; for {{lowest, quote}}, it {{low}}.',
        calibrationAmount: 'For {{highest, quote}}, the estimates {{high}}; for {{lowest, quote}}, they {{low}}.',
      },
      over: 'expects {{points, decimal:1}} in 100 too many',
      under: 'expects {{points, decimal:1}} in 100 too few',
      overAmount: 'are {{points, quantity}} too high on average',
      underAmount: 'are {{points, quantity}} too low on average',
      shownAccount:
        'A difference of {{low, decimal:1}} to {{high, decimal:1}} in 100, with 95% confidence, over {{first, integer}} and {{second, integer}} cases.',
      shownAmount:
        'A difference of {{low, quantity}} to {{high, quantity}}, with 95% confidence, over {{first, integer}} and {{second, integer}} cases.',
      farthest: 'Of {{count, integer}} groups, these two are the farthest apart.',
      noneShown: 'By {{by, quote}}, no difference between groups is shown.',
      notShown_one: 'By {{by, quote}}, one difference in {{total, integer}} is not shown.',
      notShown_other: 'By {{by, quote}}, {{count, integer}} differences in {{total, integer}} are not shown.',
      unshown: {
        selectionRate:
          'How often cases are decided {{decision, quote}}: between {{low, decimal:1}} and {{high, decimal:1}} in 100.',
        truePositiveRate:
          'How often those who end as {{positive, quote}} are found: between {{low, decimal:1}} and {{high, decimal:1}} in 100.',
        falsePositiveRate:
          'How often those who end as {{negative, quote}} are wrongly decided {{decision, quote}}: between {{low, decimal:1}} and {{high, decimal:1}} in 100.',
        precision:
          'How often those decided {{decision, quote}} end as {{positive, quote}}: between {{low, decimal:1}} and {{high, decimal:1}} in 100.',
        calibration:
          'How far the score is from what happens: between {{low, decimal:1}} and {{high, decimal:1}} in 100.',
        calibrationAmount:
          'How far the estimates are from what happens: between {{low, quantity}} and {{high, quantity}}.',
      },
      notShownAccount:
        'Not shown does not mean equal: these are the differences that the cases still allow, with 95% confidence.',
      few_class_one:
        'One group of {{total, integer}} holds too few known outcomes, or too few of one of them, to be judged.',
      few_class_other:
        '{{count, integer}} groups of {{total, integer}} hold too few known outcomes, or too few of one of them, to be judged.',
      few_value_one: 'One group of {{total, integer}} holds too few known outcomes to be judged.',
      few_value_other: '{{count, integer}} groups of {{total, integer}} hold too few known outcomes to be judged.',
      fewAccount: 'Together {{n, integer}} of {{all, integer}} known outcomes. What happens to them is not told.',
      figures: {
        whole: 'all groups',
        selectionRate: 'Decided {{decision, quote}}',
        selectionRateSubtitle: 'share of the cases with a score, by group, with 95% intervals',
        selectionRateAlt:
          'In {{count, integer}} of {{groups, integer}} groups, between {{low, percent:1}} and {{high, percent:1}} of the cases are decided {{decision, quote}}.',
        truePositiveRate: 'Rightly decided {{decision, quote}}',
        truePositiveRateSubtitle: 'share of the cases that end as {{label, quote}}, by group, with 95% intervals',
        truePositiveRateAlt:
          'In {{count, integer}} of {{groups, integer}} groups, between {{low, percent:1}} and {{high, percent:1}} of those who end as {{label, quote}} were decided {{decision, quote}}.',
        falsePositiveRate: 'Wrongly decided {{decision, quote}}',
        falsePositiveRateSubtitle: 'share of the cases that end as {{label, quote}}, by group, with 95% intervals',
        falsePositiveRateAlt:
          'In {{count, integer}} of {{groups, integer}} groups, between {{low, percent:1}} and {{high, percent:1}} of those who end as {{label, quote}} were decided {{decision, quote}}.',
      },
      columns: {
        group: 'Group',
        share: 'Share',
        selectionRateWhole: 'Cases with a score',
        truePositiveRateWhole: 'Cases with this outcome',
        falsePositiveRateWhole: 'Cases with this outcome',
        low: 'From',
        high: 'To',
      },
    },
  },
  fr: {
    fairness: {
      link: 'Comparer les groupes',
      noColumn:
        "Aucune colonne n'est marquée sensible ni gardée pour l'audit : aucun groupe de personnes ne peut être comparé.",
      noColumnAccount:
        'Marquez les colonnes qui disent quelque chose des personnes (âge, sexe, famille), ou demandez-en une par son nom.',
      noColumnLink: 'Marquer les colonnes',
      none: 'On ne peut pas encore dire en quoi les décisions diffèrent entre groupes.',
      oneGroup: "Un seul groupe a assez de dossiers : il n'y a rien à quoi le comparer.",
      names: { positive: 'le résultat prédit', negative: "l'autre résultat", decision: 'retenu' },
      shown: {
        selectionRate:
          'Pour {{highest, quote}}, {{high, inHundred}} reçoivent la décision {{decision, quote}} ; pour {{lowest, quote}}, {{low, inHundred}}.',
        truePositiveRate:
          'Parmi ceux qui finissent {{positive, quote}}, {{high, inHundred}} sont trouvés pour {{highest, quote}} et {{low, inHundred}} pour {{lowest, quote}}.',
        falsePositiveRate:
          'Parmi ceux qui finissent {{negative, quote}}, {{high, inHundred}} reçoivent à tort la décision {{decision, quote}} pour {{highest, quote}} et {{low, inHundred}} pour {{lowest, quote}}.',
        precision:
          'Parmi ceux dont la décision est {{decision, quote}}, {{high, inHundred}} finissent {{positive, quote}} pour {{highest, quote}} et {{low, inHundred}} pour {{lowest, quote}}.',
        calibration: 'Pour {{highest, quote}}, le score {{high}} ; pour {{lowest, quote}}, il {{low}}.',
        calibrationAmount: 'Pour {{highest, quote}}, les estimations {{high}} ; pour {{lowest, quote}}, elles {{low}}.',
      },
      over: 'en attend {{points, decimal:1}} sur 100 de trop',
      under: 'en attend {{points, decimal:1}} sur 100 de trop peu',
      overAmount: 'sont en moyenne trop hautes de {{points, quantity}}',
      underAmount: 'sont en moyenne trop basses de {{points, quantity}}',
      shownAccount:
        'Un écart de {{low, decimal:1}} à {{high, decimal:1}} sur 100, avec 95 % de confiance, sur {{first, integer}} et {{second, integer}} dossiers.',
      shownAmount:
        'Un écart de {{low, quantity}} à {{high, quantity}}, avec 95 % de confiance, sur {{first, integer}} et {{second, integer}} dossiers.',
      farthest: 'Sur {{count, integer}} groupes, ces deux-là sont les plus éloignés.',
      noneShown: "Selon {{by, quote}}, aucun écart entre groupes n'est montré.",
      notShown_one: "Selon {{by, quote}}, un écart sur {{total, integer}} n'est pas montré.",
      notShown_other: 'Selon {{by, quote}}, {{count, integer}} écarts sur {{total, integer}} ne sont pas montrés.',
      unshown: {
        selectionRate:
          'La fréquence de la décision {{decision, quote}} : entre {{low, decimal:1}} et {{high, decimal:1}} sur 100.',
        truePositiveRate:
          'La fréquence à laquelle ceux qui finissent {{positive, quote}} sont trouvés : entre {{low, decimal:1}} et {{high, decimal:1}} sur 100.',
        falsePositiveRate:
          'La fréquence à laquelle ceux qui finissent {{negative, quote}} reçoivent à tort la décision {{decision, quote}} : entre {{low, decimal:1}} et {{high, decimal:1}} sur 100.',
        precision:
          'La fréquence à laquelle ceux dont la décision est {{decision, quote}} finissent {{positive, quote}} : entre {{low, decimal:1}} et {{high, decimal:1}} sur 100.',
        calibration: 'La distance du score à ce qui arrive : entre {{low, decimal:1}} et {{high, decimal:1}} sur 100.',
        calibrationAmount:
          'La distance des estimations à ce qui arrive : entre {{low, quantity}} et {{high, quantity}}.',
      },
      notShownAccount:
        'Non montré ne veut pas dire égal : voilà les écarts que les dossiers permettent encore, avec 95 % de confiance.',
      few_class_one:
        'Un groupe sur {{total, integer}} a trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugé.',
      few_class_other:
        '{{count, integer}} groupes sur {{total, integer}} ont trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugés.',
      few_value_one: 'Un groupe sur {{total, integer}} a trop peu de résultats connus pour être jugé.',
      few_value_other:
        '{{count, integer}} groupes sur {{total, integer}} ont trop peu de résultats connus pour être jugés.',
      fewAccount: "Ensemble, {{n, integer}} résultats connus sur {{all, integer}}. Ce qui leur arrive n'est pas dit.",
      figures: {
        whole: 'tous les groupes',
        selectionRate: 'Décision {{decision, quote}}',
        selectionRateSubtitle: 'part des dossiers qui ont un score, par groupe, avec intervalles à 95 %',
        selectionRateAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, la décision est {{decision, quote}} pour {{low, percent:1}} à {{high, percent:1}} des dossiers.',
        truePositiveRate: 'Décision {{decision, quote}} à raison',
        truePositiveRateSubtitle:
          'part des dossiers qui finissent {{label, quote}}, par groupe, avec intervalles à 95 %',
        truePositiveRateAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, la décision était {{decision, quote}} pour {{low, percent:1}} à {{high, percent:1}} de ceux qui finissent {{label, quote}}.',
        falsePositiveRate: 'Décision {{decision, quote}} à tort',
        falsePositiveRateSubtitle:
          'part des dossiers qui finissent {{label, quote}}, par groupe, avec intervalles à 95 %',
        falsePositiveRateAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, la décision était {{decision, quote}} pour {{low, percent:1}} à {{high, percent:1}} de ceux qui finissent {{label, quote}}.',
      },
      columns: {
        group: 'Groupe',
        share: 'Part',
        selectionRateWhole: 'Dossiers avec un score',
        truePositiveRateWhole: 'Dossiers de ce résultat',
        falsePositiveRateWhole: 'Dossiers de ce résultat',
        low: 'De',
        high: 'À',
      },
    },
  },
};
