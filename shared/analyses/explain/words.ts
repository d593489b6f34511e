import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords, refusalWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, refusalWords, {
  en: {
    explain: {
      none: 'This case cannot be explained.',
      aboveCutoff:
        'The model puts {{label, quote}} at {{score}}, {{gap}} above the cut-off of {{cutoff}}: {{decision, quote}}.',
      belowCutoff:
        'The model puts {{label, quote}} at {{score}}, {{gap}} below the cut-off of {{cutoff}}: {{decision, quote}}.',
      onCutoff: 'The model puts {{label, quote}} at {{score}}, right on the cut-off: {{decision, quote}}.',
      scores_more: 'The model puts {{label, quote}} at {{score}}, {{gap}} above the average of those compared with.',
      scores_less: 'The model puts {{label, quote}} at {{score}}, {{gap}} below the average of those compared with.',
      estimates_more: 'The model estimates {{score}}, {{gap}} above the average of those compared with.',
      estimates_less: 'The model estimates {{score}}, {{gap}} below the average of those compared with.',
      decided: 'The rule gives {{decision, quote}}.',
      upFirst: '{{label}} raises the score most, by {{by}}.',
      downFirst: '{{label}} lowers the score most, by {{by}}.',
      reason: '{{label}}, {{value}}: {{by}}.',
      reasonUsual: '{{label}}, {{value}}, {{usual}}: {{by}}.',
      higherThan: 'higher than {{share, inHundred}}',
      lowerThan: 'lower than {{share, inHundred}}',
      like: 'like {{share, inHundred}}',
      baseline: 'Each reason is counted from {{base}}. {{who}}.',
      baseBundle_one: 'Score of the one reference case',
      baseBundle_other: 'Average of the {{count, integer}} reference cases',
      baseCohort_one: 'Score of the one case where {{name}}',
      baseCohort_other: 'Average of the {{count, integer}} cases where {{name}}',
      baseCase: 'Score of case {{name}}',
      methods: {
        exact: 'The reasons are exact and add up to the score.',
        'path-dependent':
          'The reasons follow the paths of the trees, weighted by the cases that took them in training.',
        permutation: 'The reasons come from running the model on many samples; each has its own uncertainty.',
        kernel: 'The reasons come from running the model on many samples; each has its own uncertainty.',
        lime: 'The reasons are those of a simple imitation of the model around this case.',
        convention: 'The reasons are exact before the score becomes a probability, then carried over in proportion.',
      },
      steady: 'With other reference cases, the first reason stays the same {{first, parts}} times in {{first, whole}}.',
      unsteady:
        'With other reference cases, the first reason stays the same only {{first, parts}} times in {{first, whole}}: the first {{top, integer}} are to be read together.',
      limits: {
        LOGGED_DIFFERS:
          'The log says {{logged}}, the model gives {{score}} when it is run again: the reasons explain the second.',
        RUNTIME_GAP: 'The model as it runs differs a little from the sum that is explained.',
        UNSTABLE: 'The order of the first reasons depends on who is compared with.',
        OUT_OF_RANGE_one: '{{columns}} lies outside what the model saw in training.',
        OUT_OF_RANGE_other: '{{columns}} lie outside what the model saw in training.',
        UNSEEN_CATEGORY_one: '{{columns}} has a value that the model never saw in training.',
        UNSEEN_CATEGORY_other: '{{columns}} have values that the model never saw in training.',
        SAMPLED: 'The reasons are estimates: each stands within its interval with 95% confidence.',
        CONVENTION: 'Another way of counting in probability could move a single reason by several points.',
        MOVES_TOGETHER: "{{columns}} move together: how the part is split between them is the model's, not a fact.",
        SMALL_BACKGROUND_one: 'Compared with one reference case; 1,000 are recommended.',
        SMALL_BACKGROUND_other: 'Compared with {{rows, integer}} reference cases; 1,000 are recommended.',
        MISSING_VALUE_one: '{{columns}} is not filled in: the model decided with that.',
        MISSING_VALUE_other: '{{columns}} are not filled in: the model decided with that.',
      },
      figures: {
        reasons: 'Why',
        waterfall: 'From the average to this case',
        groups: 'Why, by group of facts',
        all: 'Every fact',
        subtitle: 'contribution of each fact, {{unit}}',
        subtitleGroups: 'contribution of each group, {{unit}}',
        subtitleTogether: 'facts that move together are one group, {{unit}}',
        thisCase: 'This case',
        alt_up: 'From {{base}} to {{output}}: {{label}} counts most, raising the score by {{by}}.',
        alt_down: 'From {{base}} to {{output}}: {{label}} counts most, lowering the score by {{by}}.',
      },
      columns: {
        feature: 'Fact',
        group: 'Group or fact',
        contribution: 'Contribution',
        part: 'Of which',
        low: 'From',
        high: 'To',
      },
    },
  },
  fr: {
    explain: {
      none: 'Ce dossier ne peut pas être expliqué.',
      aboveCutoff:
        'Le modèle met {{label, quote}} à {{score}}, {{gap}} au-dessus du seuil de {{cutoff}} : {{decision, quote}}.',
      belowCutoff:
        'Le modèle met {{label, quote}} à {{score}}, {{gap}} au-dessous du seuil de {{cutoff}} : {{decision, quote}}.',
      onCutoff: 'Le modèle met {{label, quote}} à {{score}}, exactement au seuil : {{decision, quote}}.',
      scores_more: 'Le modèle met {{label, quote}} à {{score}}, {{gap}} au-dessus de la moyenne de comparaison.',
      scores_less: 'Le modèle met {{label, quote}} à {{score}}, {{gap}} au-dessous de la moyenne de comparaison.',
      estimates_more: 'Le modèle estime {{score}}, {{gap}} au-dessus de la moyenne de comparaison.',
      estimates_less: 'Le modèle estime {{score}}, {{gap}} au-dessous de la moyenne de comparaison.',
      decided: 'La règle donne {{decision, quote}}.',
      upFirst: 'Ce qui élève le plus le score : {{label}}, de {{by}}.',
      downFirst: 'Ce qui abaisse le plus le score : {{label}}, de {{by}}.',
      reason: '{{label}}, {{value}} : {{by}}.',
      reasonUsual: '{{label}}, {{value}}, {{usual}} : {{by}}.',
      higherThan: 'plus haut que {{share, inHundred}}',
      lowerThan: 'plus bas que {{share, inHundred}}',
      like: 'comme {{share, inHundred}}',
      baseline: 'Chaque raison part de {{base}}. {{who}}.',
      baseBundle_one: 'Score du seul dossier de référence',
      baseBundle_other: 'Moyenne des {{count, integer}} dossiers de référence',
      baseCohort_one: 'Score du seul dossier où {{name}}',
      baseCohort_other: 'Moyenne des {{count, integer}} dossiers où {{name}}',
      baseCase: 'Score du dossier {{name}}',
      methods: {
        exact: "Les raisons sont exactes et s'additionnent jusqu'au score.",
        'path-dependent':
          "Les raisons suivent les chemins des arbres, pesés par les dossiers qui y passèrent à l'apprentissage.",
        permutation:
          'Les raisons viennent du modèle interrogé sur de nombreux échantillons ; chacune a sa propre incertitude.',
        kernel:
          'Les raisons viennent du modèle interrogé sur de nombreux échantillons ; chacune a sa propre incertitude.',
        lime: "Les raisons sont celles d'une imitation simple du modèle autour de ce dossier.",
        convention:
          'Les raisons sont exactes avant que le score ne devienne une probabilité, puis reportées en proportion.',
      },
      steady:
        "Avec d'autres dossiers de référence, la première raison reste la même {{first, parts}} fois sur {{first, whole}}.",
      unsteady:
        "Avec d'autres dossiers de référence, la première raison ne reste la même que {{first, parts}} fois sur {{first, whole}} : les {{top, integer}} premières se lisent ensemble.",
      limits: {
        LOGGED_DIFFERS:
          'Le journal dit {{logged}}, le modèle donne {{score}} quand on le rejoue : les raisons expliquent le second.',
        RUNTIME_GAP: "Le modèle tel qu'il tourne diffère un peu de la somme expliquée.",
        UNSTABLE: "L'ordre des premières raisons dépend de qui sert de comparaison.",
        OUT_OF_RANGE_one: "{{columns}} est hors de ce que le modèle a vu à l'apprentissage.",
        OUT_OF_RANGE_other: "{{columns}} sont hors de ce que le modèle a vu à l'apprentissage.",
        UNSEEN_CATEGORY_one: "{{columns}} a une valeur que le modèle n'a jamais vue à l'apprentissage.",
        UNSEEN_CATEGORY_other: "{{columns}} ont des valeurs que le modèle n'a jamais vues à l'apprentissage.",
        SAMPLED: 'Les raisons sont estimées : chacune se tient dans son intervalle, avec 95 % de confiance.',
        CONVENTION: 'Une autre façon de compter en probabilité pourrait déplacer une raison de plusieurs points.',
        MOVES_TOGETHER: '{{columns}} varient ensemble : le partage entre eux est celui du modèle, pas un fait.',
        SMALL_BACKGROUND_one: 'Comparé à un seul dossier de référence ; 1 000 sont recommandés.',
        SMALL_BACKGROUND_other: 'Comparé à {{rows, integer}} dossiers de référence ; 1 000 sont recommandés.',
        MISSING_VALUE_one: '{{columns}} : non renseigné, et le modèle a décidé ainsi.',
        MISSING_VALUE_other: '{{columns}} : non renseignés, et le modèle a décidé ainsi.',
      },
      figures: {
        reasons: 'Pourquoi',
        waterfall: 'De la moyenne à ce dossier',
        groups: 'Pourquoi, par groupe de faits',
        all: 'Tous les faits',
        subtitle: 'contribution de chaque fait, {{unit}}',
        subtitleGroups: 'contribution de chaque groupe, {{unit}}',
        subtitleTogether: 'les faits qui varient ensemble forment un groupe, {{unit}}',
        thisCase: 'Ce dossier',
        alt_up: 'De {{base}} à {{output}} : {{label}} compte le plus et élève le score de {{by}}.',
        alt_down: 'De {{base}} à {{output}} : {{label}} compte le plus et abaisse le score de {{by}}.',
      },
      columns: {
        feature: 'Fait',
        group: 'Groupe ou fait',
        contribution: 'Contribution',
        part: 'Dont',
        low: 'De',
        high: 'À',
      },
    },
  },
});
