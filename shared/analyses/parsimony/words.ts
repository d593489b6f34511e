import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords, refusalWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, refusalWords, {
  en: {
    parsimony: {
      none: 'How few facts would be enough cannot be told.',
      link: 'See how few are enough',
      enough_one: 'One fact of {{all, integer}} would do as well.',
      enough_other: '{{count, integer}} facts of {{all, integer}} would do as well.',
      allNeeded_one: 'The model reads one fact only.',
      allNeeded_other: 'None of the {{count, integer}} facts can be given up without a loss that shows.',
      full_auc:
        'Told everything, the model puts two cases with different outcomes in the right order {{value, parts}} times in {{value, whole}}, over {{count, integer}} known outcomes.',
      full_r2:
        'Told everything, the model explains {{value, percent}} of the variation, over {{count, integer}} known outcomes.',
      kept_auc: 'Told only {{columns}}, {{value, parts}} times in {{value, whole}}: {{span}}, with 95% confidence.',
      kept_r2: 'Told only {{columns}}, {{value, percent}}: {{span}}, with 95% confidence.',
      firstLoss_auc:
        'Without {{label}} it is {{value, parts}} times in {{value, whole}}: {{span}}, with 95% confidence.',
      firstLoss_r2: 'Without {{label}} it is {{value, percent}}: {{span}}, with 95% confidence.',
      span: '{{low}} to {{high}} in 100',
      less: '{{value, decimal:1}} less',
      more: '{{value, decimal:1}} more',
      sampled: 'A draw of {{rows, integer}} known outcomes out of {{of, integer}}.',
      how_one: 'What is not told takes the value of one reference case.',
      how_other: 'What is not told takes the values of {{count, integer}} reference cases.',
      howAccount:
        'A model trained without it would do as well or better. A loss below {{margin, decimal:1}} in 100 counts as none.',
      baseline_worse: 'The baseline {{version}} does less well: the complexity brings something.',
      baseline_better: 'The baseline {{version}} does better on these cases.',
      baseline_notShown: 'It is not shown that the model does better than the baseline {{version}}.',
      baselineAccount_auc:
        'Right order {{value, parts}} times in {{value, whole}}, against {{full, parts}}: {{span}}, with 95% confidence, over {{count, integer}} known outcomes.',
      baselineAccount_r2:
        '{{value, percent}} of the variation explained, against {{full, percent}}: {{span}}, with 95% confidence, over {{count, integer}} known outcomes.',
      figures: {
        curve_auc: 'How few facts are enough',
        curve_r2: 'How few facts are enough',
        curveSubtitle_one: 'by how many facts the model is told, one known outcome, with 95% intervals',
        curveSubtitle_other:
          'by how many facts the model is told, {{count, integer}} known outcomes, with 95% intervals',
        told: 'told so many',
        full: 'told everything',
        baseline: 'baseline {{version}}',
      },
      columns: {
        features: 'Facts told',
        removed: 'Given up',
        auc: 'Pairs in the right order',
        r2: 'Variation explained',
        low: 'From',
        high: 'To',
        difference: 'Difference',
      },
    },
  },
  fr: {
    parsimony: {
      none: 'On ne peut pas dire combien de faits suffiraient.',
      link: 'Voir combien suffisent',
      enough_one: 'Un seul fait sur {{all, integer}} ferait aussi bien.',
      enough_other: '{{count, integer}} faits sur {{all, integer}} feraient aussi bien.',
      allNeeded_one: "Le modèle ne lit qu'un fait.",
      allNeeded_other: 'Aucun des {{count, integer}} faits ne peut être retiré sans perte visible.',
      full_auc:
        'En sachant tout, le modèle range dans le bon ordre deux dossiers de résultats différents {{value, parts}} fois sur {{value, whole}}, sur {{count, integer}} résultats connus.',
      full_r2:
        'En sachant tout, le modèle explique {{value, percent}} de la variation, sur {{count, integer}} résultats connus.',
      kept_auc:
        'En ne sachant que {{columns}}, {{value, parts}} fois sur {{value, whole}} : {{span}}, avec 95 % de confiance.',
      kept_r2: 'En ne sachant que {{columns}}, {{value, percent}} : {{span}}, avec 95 % de confiance.',
      firstLoss_auc: 'Sans {{label}}, {{value, parts}} fois sur {{value, whole}} : {{span}}, avec 95 % de confiance.',
      firstLoss_r2: 'Sans {{label}}, {{value, percent}} : {{span}}, avec 95 % de confiance.',
      span: 'de {{low}} à {{high}} sur 100',
      less: '{{value, decimal:1}} de moins',
      more: '{{value, decimal:1}} de plus',
      sampled: 'Tirage de {{rows, integer}} résultats connus sur {{of, integer}}.',
      how_one: "Ce qui n'est pas dit prend la valeur d'un dossier de référence.",
      how_other: "Ce qui n'est pas dit prend les valeurs de {{count, integer}} dossiers de référence.",
      howAccount:
        'Un modèle appris sans cela ferait aussi bien ou mieux. Une perte sous {{margin, decimal:1}} sur 100 compte pour rien.',
      baseline_worse: 'Le modèle de base {{version}} fait moins bien : la complexité apporte quelque chose.',
      baseline_better: 'Le modèle de base {{version}} fait mieux sur ces dossiers.',
      baseline_notShown: "Il n'est pas montré que le modèle fasse mieux que le modèle de base {{version}}.",
      baselineAccount_auc:
        'Bon ordre {{value, parts}} fois sur {{value, whole}}, contre {{full, parts}} : {{span}}, avec 95 % de confiance, sur {{count, integer}} résultats connus.',
      baselineAccount_r2:
        '{{value, percent}} de la variation expliqués, contre {{full, percent}} : {{span}}, avec 95 % de confiance, sur {{count, integer}} résultats connus.',
      figures: {
        curve_auc: 'Combien de faits suffisent',
        curve_r2: 'Combien de faits suffisent',
        curveSubtitle_one: 'selon le nombre de faits dits au modèle, un résultat connu, avec intervalles à 95 %',
        curveSubtitle_other:
          'selon le nombre de faits dits au modèle, {{count, integer}} résultats connus, avec intervalles à 95 %',
        told: "n'en sachant que tant",
        full: 'en sachant tout',
        baseline: 'base {{version}}',
      },
      columns: {
        features: 'Faits dits',
        removed: 'Retiré',
        auc: 'Paires dans le bon ordre',
        r2: 'Variation expliquée',
        low: 'De',
        high: 'À',
        difference: 'Écart',
      },
    },
  },
});
