import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    value: {
      link: 'See what it brings',
      noColumn: 'The log does not say what each decision brought.',
      noColumnAccount: 'With a column of gains or losses per case, what the model brings is counted in money.',
      noColumnLink: 'See the files',
      noneKnown: 'No value is known yet.',
      noneKnownAccount: 'The column is there; its values come with the outcomes.',
      total: '{{n, integer}} cases brought {{total, money}} in all.',
      totalLoss: '{{n, integer}} cases cost {{total, money}} in all.',
      totalAccount:
        '{{mean, money:2}} a case on average; between {{low, money:2}} and {{high, money:2}}, with 95% confidence, for cases like these.',
      totalLost_one: 'In one month of {{total, integer}} there was a loss.',
      totalLost_other: 'In {{count, integer}} months of {{total, integer}} there was a loss.',
      gain: 'Over {{n, integer}} cases decided with the model, {{gained, money}} more came in than the former way would have brought.',
      loss: 'Over {{n, integer}} cases decided with the model, {{gained, money}} less came in than the former way would have brought.',
      notShown:
        'Over {{n, integer}} cases decided with the model, it is not shown that more came in than the former way would have brought.',
      againstAccount:
        'Measured: between {{gainedLow, money}} and {{gainedHigh, money}}, with 95% confidence; {{low, money:2}} to {{high, money:2}} a case.',
      notShownAccount:
        'The difference lies between {{gainedLow, money}} and {{gainedHigh, money}}, with 95% confidence: none, a gain and a loss are all possible.',
      againstArms:
        '{{mean, money:2}} a case on average over {{n, integer}} cases, against {{meanBefore, money:2}} over the {{before, integer}} decided as before.',
      comparable: 'It holds as far as chance alone decided who was decided how: the page Outcomes checks that.',
      worseMonths_one: 'In one month it brought less than the former way.',
      worseMonths_other: 'In {{count, integer}} months it brought less than the former way.',
      noArms: 'What the model brings beyond the former way cannot be measured.',
      noArmsAccount:
        'The log does not say which cases were decided with the model and which as before: only what came in is counted.',
      armsUnknown:
        'Nobody said which of the groups of the log ({{groups}}) was decided with the model and which as before: only what came in is counted.',
      fewArms: 'Fewer than {{needed}} values are known for one of the two ways of deciding: they are not compared.',
      projected:
        'Projection: with all {{cases, integer}} cases decided with the model, {{perDay, money}} more a day would have come in.',
      projectedLoss:
        'Projection: with all {{cases, integer}} cases decided with the model, {{perDay, money}} less a day would have come in.',
      projectedAccount:
        '{{dayLow, money}} to {{dayHigh, money}} a day, with 95% confidence; {{total, money}} over the whole period ({{low, money}} to {{high, money}}).',
      projectedAssumes:
        'This was not measured. It supposes that the model would have had the same effect on the cases that were decided otherwise; it is never added to what was measured.',
      missing_one: 'One case of {{rows, integer}} has no value yet and is not counted.',
      missing_other: '{{count, integer}} cases of {{rows, integer}} have no value yet and are not counted.',
      missingImmature: '{{immature, integer}} are too young for it; {{lost, integer}} should have one.',
      missingUnknown:
        'Nobody said after how many days an outcome should be known, so what is too young is not told from what is lost.',
      figures: {
        byPeriod: 'What the cases brought',
        byPeriodSubtitle: 'sum of the known values of each month, with 95% intervals',
        byPeriodAlt:
          'From {{from, period}} to {{to, period}}, between {{low, money}} and {{high, money}} a month; {{total, money}} in all.',
        nothing: 'nothing',
        against: 'With the model, beyond the former way',
        againstSubtitle: 'difference for one case on average, month by month, with 95% intervals',
        againstAlt:
          'Over {{months, integer}} months, the difference of a case lies between {{low, money:2}} and {{high, money:2}}; {{whole, money:2}} over the whole period.',
        noDifference: 'no difference',
        noTreatment: 'no case known with the model',
        noControl: 'no case known as before',
        fewArms: 'too few: {{treatment, integer}} with the model, {{control, integer}} as before',
      },
      columns: {
        period: 'Month',
        n: 'Cases',
        total: 'Total',
        low: 'From',
        high: 'To',
        perCase: 'A case',
        treatmentN: 'Cases with the model',
        treatmentMean: 'A case with the model',
        controlN: 'Cases as before',
        controlMean: 'A case as before',
        difference: 'Difference',
        gained: 'Brought beyond',
      },
    },
  },
  fr: {
    value: {
      link: 'Voir ce que cela rapporte',
      noColumn: 'Le journal ne dit pas ce que chaque décision a rapporté.',
      noColumnAccount:
        'Avec une colonne de gains ou de pertes par dossier, ce que le modèle apporte se compte en argent.',
      noColumnLink: 'Voir les fichiers',
      noneKnown: "Aucune valeur n'est encore connue.",
      noneKnownAccount: 'La colonne est là ; ses valeurs viennent avec les résultats.',
      total: '{{n, integer}} dossiers ont rapporté {{total, money}} en tout.',
      totalLoss: '{{n, integer}} dossiers ont coûté {{total, money}} en tout.',
      totalAccount:
        '{{mean, money:2}} par dossier en moyenne ; entre {{low, money:2}} et {{high, money:2}}, avec 95 % de confiance, pour des dossiers semblables.',
      totalLost_one: 'Un mois sur {{total, integer}} a été en perte.',
      totalLost_other: '{{count, integer}} mois sur {{total, integer}} ont été en perte.',
      gain: "Sur {{n, integer}} dossiers décidés avec le modèle, {{gained, money}} de plus sont rentrés que n'aurait rapporté l'ancienne façon.",
      loss: "Sur {{n, integer}} dossiers décidés avec le modèle, {{gained, money}} de moins sont rentrés que n'aurait rapporté l'ancienne façon.",
      notShown:
        "Sur {{n, integer}} dossiers décidés avec le modèle, rien ne montre qu'il soit rentré plus que n'aurait rapporté l'ancienne façon.",
      againstAccount:
        'Mesuré : entre {{gainedLow, money}} et {{gainedHigh, money}}, avec 95 % de confiance ; {{low, money:2}} à {{high, money:2}} par dossier.',
      notShownAccount:
        'La différence est entre {{gainedLow, money}} et {{gainedHigh, money}}, avec 95 % de confiance : aucune, un gain et une perte sont tous possibles.',
      againstArms:
        '{{mean, money:2}} par dossier en moyenne sur {{n, integer}} dossiers, contre {{meanBefore, money:2}} sur les {{before, integer}} décidés comme avant.',
      comparable:
        'Cela vaut dans la mesure où le hasard seul a départagé les deux façons de décider : la page Effets le vérifie.',
      worseMonths_one: "Un mois, il a rapporté moins que l'ancienne façon.",
      worseMonths_other: "{{count, integer}} mois, il a rapporté moins que l'ancienne façon.",
      noArms: "Ce que le modèle apporte de plus que l'ancienne façon ne peut pas être mesuré.",
      noArmsAccount:
        'Le journal ne dit pas quels dossiers ont été décidés avec le modèle et lesquels comme avant : seul ce qui est rentré est compté.',
      armsUnknown:
        "Personne n'a dit lequel des groupes du journal ({{groups}}) a été décidé avec le modèle et lequel comme avant : seul ce qui est rentré est compté.",
      fewArms:
        "Moins de {{needed}} valeurs sont connues pour l'une des deux façons de décider : elles ne sont pas comparées.",
      projected:
        'Projection : si les {{cases, integer}} dossiers avaient tous été décidés avec le modèle, {{perDay, money}} de plus seraient rentrés par jour.',
      projectedLoss:
        'Projection : si les {{cases, integer}} dossiers avaient tous été décidés avec le modèle, {{perDay, money}} de moins seraient rentrés par jour.',
      projectedAccount:
        '{{dayLow, money}} à {{dayHigh, money}} par jour, avec 95 % de confiance ; {{total, money}} sur toute la période ({{low, money}} à {{high, money}}).',
      projectedAssumes:
        "Cela n'a pas été mesuré : on suppose que le modèle aurait eu le même effet sur les dossiers décidés autrement. Ce montant ne s'ajoute jamais à ce qui est mesuré.",
      missing_one: "Un dossier sur {{rows, integer}} n'a pas encore de valeur et n'est pas compté.",
      missing_other:
        "{{count, integer}} dossiers sur {{rows, integer}} n'ont pas encore de valeur et ne sont pas comptés.",
      missingImmature:
        '{{immature, integer}} sont trop récents pour en avoir une ; {{lost, integer}} devraient en avoir une.',
      missingUnknown:
        "Personne n'a dit au bout de combien de jours un résultat devrait être connu : le trop récent n'est pas distingué du perdu.",
      figures: {
        byPeriod: 'Ce que les dossiers ont rapporté',
        byPeriodSubtitle: 'somme des valeurs connues de chaque mois, avec intervalles à 95 %',
        byPeriodAlt:
          'Entre {{from, period}} et {{to, period}}, de {{low, money}} à {{high, money}} par mois ; {{total, money}} en tout.',
        nothing: 'rien',
        against: "Avec le modèle, en plus de l'ancienne façon",
        againstSubtitle: 'différence par dossier en moyenne, mois par mois, avec intervalles à 95 %',
        againstAlt:
          'Sur {{months, integer}} mois, la différence par dossier est entre {{low, money:2}} et {{high, money:2}} ; {{whole, money:2}} sur toute la période.',
        noDifference: 'aucune différence',
        noTreatment: 'aucun dossier connu avec le modèle',
        noControl: 'aucun dossier connu comme avant',
        fewArms: 'trop peu : {{treatment, integer}} avec le modèle, {{control, integer}} comme avant',
      },
      columns: {
        period: 'Mois',
        n: 'Dossiers',
        total: 'Total',
        low: 'De',
        high: 'À',
        perCase: 'Par dossier',
        treatmentN: 'Dossiers avec le modèle',
        treatmentMean: 'Par dossier, avec le modèle',
        controlN: 'Dossiers comme avant',
        controlMean: 'Par dossier, comme avant',
        difference: 'Différence',
        gained: 'Apporté en plus',
      },
    },
  },
};
