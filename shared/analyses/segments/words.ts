import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    segments: {
      none: 'Where the model is wrong more often cannot be told yet.',
      link: 'See the segments',
      small: 'Among {{n, integer}} known outcomes, no segment is large enough to be judged.',
      even_class_one:
        'In the only segment large enough, decisions are not shown to be wrong more often than elsewhere.',
      even_class_other:
        'In none of {{count, integer}} segments are decisions shown to be wrong more often than elsewhere.',
      even_value_one: 'In the only segment large enough, estimates are not shown to be farther off than elsewhere.',
      even_value_other: 'In none of {{count, integer}} segments are estimates shown to be farther off than elsewhere.',
      evenAccount:
        'Looked for among {{n, integer}} known outcomes. It does not prove that there is none: a small segment says little.',
      worst_class:
        'For {{group, quote}}, {{wrong, inHundred}} decisions are wrong; elsewhere, {{elsewhere, inHundred}}.',
      worst_value:
        'For {{group, quote}}, estimates are off by {{wrong, quantity}} on average; elsewhere, by {{elsewhere, quantity}}.',
      worstAccount_class:
        '{{wrong, integer}} of {{n, integer}} with a known outcome: {{low, decimal:1}} to {{high, decimal:1}} more in 100 than elsewhere, with 95% confidence.',
      worstAccount_value:
        '{{n, integer}} estimates with a known outcome: {{low, quantity}} to {{high, quantity}} farther off than elsewhere, with 95% confidence.',
      worstAmong:
        'It stands out among the {{tested, integer}} segments that were looked at, even when the luck of looking at so many is allowed for.',
      worstMore_one: 'One other segment that stands out is listed with it.',
      worstMore_other: '{{count, integer}} other segments that stand out are listed with it.',
      spread_class:
        'Wrong decisions go from {{low, inHundred}} for {{lowest, quote}} to {{high, inHundred}} for {{highest, quote}}.',
      spread_value:
        'The mean error goes from {{low, quantity}} for {{lowest, quote}} to {{high, quantity}} for {{highest, quote}}.',
      spreadNotShown_class:
        'By {{by, quote}}, it is not shown that decisions are wrong more often in one of {{count, integer}} groups than in another.',
      spreadNotShown_value:
        'By {{by, quote}}, it is not shown that estimates are farther off in one of {{count, integer}} groups than in another.',
      spreadAccount_class:
        '{{group}}: {{n, integer}} known outcomes; between {{low, percent:1}} and {{high, percent:1}}, with 95% confidence.',
      spreadAccount_value:
        '{{group}}: {{n, integer}} known outcomes; between {{low, quantity}} and {{high, quantity}}, with 95% confidence.',
      rates:
        '{{label, quote}} is the outcome of {{low, inHundred}} for {{lowest, quote}} and of {{high, inHundred}} for {{highest, quote}}.',
      ratesNotShown:
        'By {{by, quote}}, it is not shown that {{label, quote}} happens more often in one of {{count, integer}} groups than in another.',
      few_class_one:
        'One group of {{total, integer}} holds too few known outcomes, or too few of one of them, to be judged.',
      few_class_other:
        '{{count, integer}} groups of {{total, integer}} hold too few known outcomes, or too few of one of them, to be judged.',
      few_value_one: 'One group of {{total, integer}} holds too few known outcomes to be judged.',
      few_value_other: '{{count, integer}} groups of {{total, integer}} hold too few known outcomes to be judged.',
      fewAccount: 'Together {{n, integer}} of {{all, integer}} known outcomes. They are left out of every comparison.',
      figures: {
        whole: 'all cases',
        wrong: 'Wrong decisions',
        wrongSubtitle: 'share of the cases with a known outcome, by group, with 95% intervals',
        wrongAlt:
          'In {{count, integer}} of {{groups, integer}} groups, between {{low, percent:1}} and {{high, percent:1}} of the decisions were wrong.',
        wrongValue: 'Mean error',
        wrongValueSubtitle: 'distance between estimate and actual value, by group, with 95% intervals',
        wrongValueAlt:
          'In {{count, integer}} of {{groups, integer}} groups, the mean error lies between {{low, quantity}} and {{high, quantity}}.',
        rate: 'How cases turned out',
        rateSubtitle: 'share whose outcome is {{label, quote}}, by group, with 95% intervals',
        rateAlt:
          'In {{count, integer}} of {{groups, integer}} groups, the share lies between {{low, percent:1}} and {{high, percent:1}}.',
        rateValue: 'Mean actual value',
        rateValueSubtitle: 'by group, with 95% intervals',
        rateValueAlt:
          'In {{count, integer}} of {{groups, integer}} groups, the mean lies between {{low, quantity}} and {{high, quantity}}.',
        auc: 'Order of the scores (AUC)',
        aucSubtitle: 'share of pairs of one case of each outcome in the right order, by group, with 95% intervals',
        aucAlt:
          'In {{count, integer}} of {{groups, integer}} groups, the AUC lies between {{low, decimal:3}} and {{high, decimal:3}}.',
        worst: 'Where decisions are wrong more often',
        worstValue: 'Where estimates are farther off',
        worstSubtitle: 'the segments that stand out of {{tested, integer}}, against all other cases',
        worstAlt_one:
          'One segment stands out: for {{group, quote}}, {{wrong, percent:1}} of the decisions are wrong, against {{elsewhere, percent:1}} elsewhere.',
        worstAlt_other:
          '{{count, integer}} segments stand out, most of all {{group, quote}}: {{wrong, percent:1}} of the decisions are wrong, against {{elsewhere, percent:1}} elsewhere.',
        worstValueAlt_one:
          'One segment stands out: for {{group, quote}}, the mean error is {{wrong, quantity}}, against {{elsewhere, quantity}} elsewhere.',
        worstValueAlt_other:
          '{{count, integer}} segments stand out, most of all {{group, quote}}: the mean error is {{wrong, quantity}}, against {{elsewhere, quantity}} elsewhere.',
      },
      columns: {
        group: 'Group',
        rows: 'Predictions',
        n: 'Outcomes known',
        wrong: 'Wrong decisions',
        wrongValue: 'Mean error',
        rate: 'Share',
        rateValue: 'Mean actual value',
        auc: 'AUC',
        elsewhere: 'Elsewhere',
        difference: 'Difference',
        low: 'From',
        high: 'To',
        adjusted: 'Corrected p-value',
      },
    },
  },
  fr: {
    segments: {
      none: 'On ne peut pas encore dire où le modèle se trompe davantage.',
      link: 'Voir les segments',
      small: "Sur {{n, integer}} résultats connus, aucun segment n'est assez grand pour être jugé.",
      even_class_one:
        "Dans le seul segment assez grand, il n'est pas montré que les décisions soient plus souvent fausses qu'ailleurs.",
      even_class_other:
        "Dans aucun des {{count, integer}} segments examinés, il n'est montré que les décisions soient plus souvent fausses qu'ailleurs.",
      even_value_one:
        "Dans le seul segment assez grand, il n'est pas montré que les estimations soient plus éloignées qu'ailleurs.",
      even_value_other:
        "Dans aucun des {{count, integer}} segments examinés, il n'est montré que les estimations soient plus éloignées qu'ailleurs.",
      evenAccount:
        "Recherche faite sur {{n, integer}} résultats connus. Elle ne prouve pas qu'il n'y en ait aucun : un petit segment dit peu.",
      worst_class:
        'Parmi les décisions pour {{group, quote}}, {{wrong, inHundred}} sont fausses, contre {{elsewhere, inHundred}} ailleurs.',
      worst_value:
        "Pour {{group, quote}}, les estimations s'écartent en moyenne de {{wrong, quantity}}, contre {{elsewhere, quantity}} ailleurs.",
      worstAccount_class:
        "{{wrong, integer}} sur {{n, integer}} dont le résultat est connu : de {{low, decimal:1}} à {{high, decimal:1}} de plus sur 100 qu'ailleurs, avec 95 % de confiance.",
      worstAccount_value:
        "{{n, integer}} estimations dont le résultat est connu : de {{low, quantity}} à {{high, quantity}} d'écart de plus qu'ailleurs, avec 95 % de confiance.",
      worstAmong:
        "Il ressort parmi les {{tested, integer}} segments examinés, même en tenant compte du hasard d'en examiner autant.",
      worstMore_one: 'Un autre segment qui ressort est donné avec lui.',
      worstMore_other: '{{count, integer}} autres segments qui ressortent sont donnés avec lui.',
      spread_class:
        'Les décisions fausses vont de {{low, inHundred}} pour {{lowest, quote}} à {{high, inHundred}} pour {{highest, quote}}.',
      spread_value:
        "L'erreur moyenne va de {{low, quantity}} pour {{lowest, quote}} à {{high, quantity}} pour {{highest, quote}}.",
      spreadNotShown_class:
        "Selon {{by, quote}}, rien ne montre que les décisions soient plus souvent fausses dans l'un des {{count, integer}} groupes que dans un autre.",
      spreadNotShown_value:
        "Selon {{by, quote}}, rien ne montre que les estimations soient plus éloignées dans l'un des {{count, integer}} groupes que dans un autre.",
      spreadAccount_class:
        '{{group}} : {{n, integer}} résultats connus ; entre {{low, percent:1}} et {{high, percent:1}}, avec 95 % de confiance.',
      spreadAccount_value:
        '{{group}} : {{n, integer}} résultats connus ; entre {{low, quantity}} et {{high, quantity}}, avec 95 % de confiance.',
      rates:
        'Le résultat est {{label, quote}} pour {{low, inHundred}} dans {{lowest, quote}} et pour {{high, inHundred}} dans {{highest, quote}}.',
      ratesNotShown:
        "Selon {{by, quote}}, rien ne montre que le résultat {{label, quote}} soit plus fréquent dans l'un des {{count, integer}} groupes que dans un autre.",
      few_class_one:
        'Un groupe sur {{total, integer}} a trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugé.',
      few_class_other:
        '{{count, integer}} groupes sur {{total, integer}} ont trop peu de résultats connus, ou trop peu de l’un d’eux, pour être jugés.',
      few_value_one: 'Un groupe sur {{total, integer}} a trop peu de résultats connus pour être jugé.',
      few_value_other:
        '{{count, integer}} groupes sur {{total, integer}} ont trop peu de résultats connus pour être jugés.',
      fewAccount:
        'Ensemble, {{n, integer}} résultats connus sur {{all, integer}}. Ils restent en dehors de toute comparaison.',
      figures: {
        whole: 'tous les dossiers',
        wrong: 'Décisions fausses',
        wrongSubtitle: 'part des dossiers dont le résultat est connu, par groupe, avec intervalles à 95 %',
        wrongAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, entre {{low, percent:1}} et {{high, percent:1}} des décisions étaient fausses.',
        wrongValue: 'Erreur moyenne',
        wrongValueSubtitle: "écart entre l'estimation et la valeur réelle, par groupe, avec intervalles à 95 %",
        wrongValueAlt:
          "Dans {{count, integer}} groupes sur {{groups, integer}}, l'erreur moyenne est entre {{low, quantity}} et {{high, quantity}}.",
        rate: 'Comment les dossiers ont tourné',
        rateSubtitle: 'part dont le résultat est {{label, quote}}, par groupe, avec intervalles à 95 %',
        rateAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, cette part est entre {{low, percent:1}} et {{high, percent:1}}.',
        rateValue: 'Valeur réelle moyenne',
        rateValueSubtitle: 'par groupe, avec intervalles à 95 %',
        rateValueAlt:
          'Dans {{count, integer}} groupes sur {{groups, integer}}, la moyenne est entre {{low, quantity}} et {{high, quantity}}.',
        auc: 'Ordre des scores (AUC)',
        aucSubtitle:
          'part des paires de dossiers de résultats différents rangées dans le bon ordre, par groupe, avec intervalles à 95 %',
        aucAlt:
          "Dans {{count, integer}} groupes sur {{groups, integer}}, l'AUC est entre {{low, decimal:3}} et {{high, decimal:3}}.",
        worst: 'Où les décisions sont plus souvent fausses',
        worstValue: 'Où les estimations sont plus éloignées',
        worstSubtitle: 'les segments qui ressortent, sur {{tested, integer}}, face à tous les autres dossiers',
        worstAlt_one:
          'Un segment ressort : pour {{group, quote}}, {{wrong, percent:1}} des décisions sont fausses, contre {{elsewhere, percent:1}} ailleurs.',
        worstAlt_other:
          "{{count, integer}} segments ressortent, d'abord {{group, quote}} : {{wrong, percent:1}} des décisions y sont fausses, contre {{elsewhere, percent:1}} ailleurs.",
        worstValueAlt_one:
          "Un segment ressort : pour {{group, quote}}, l'erreur moyenne est de {{wrong, quantity}}, contre {{elsewhere, quantity}} ailleurs.",
        worstValueAlt_other:
          "{{count, integer}} segments ressortent, d'abord {{group, quote}} : l'erreur moyenne y est de {{wrong, quantity}}, contre {{elsewhere, quantity}} ailleurs.",
      },
      columns: {
        group: 'Groupe',
        rows: 'Prédictions',
        n: 'Résultats connus',
        wrong: 'Décisions fausses',
        wrongValue: 'Erreur moyenne',
        rate: 'Part',
        rateValue: 'Valeur réelle moyenne',
        auc: 'AUC',
        elsewhere: 'Ailleurs',
        difference: 'Écart',
        low: 'De',
        high: 'À',
        adjusted: 'Valeur p corrigée',
      },
    },
  },
};
