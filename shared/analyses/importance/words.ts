import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords, refusalWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, refusalWords, {
  en: {
    importance: {
      none: 'What weighs in the model cannot be told.',
      link: 'See what matters',
      first: '{{label}} weighs most: it moves the score by {{by}} on average.',
      over_one: 'One case was looked at.',
      over_other: 'Over {{count, integer}} cases.',
      overBetween_one: 'Between {{low}} and {{high}}, with 95% confidence, over one case.',
      overBetween_other: 'Between {{low}} and {{high}}, with 95% confidence, over {{count, integer}} cases.',
      next1: 'Then comes {{label1}}, {{by1}}.',
      next2: 'Then come {{label1}}, {{by1}}, and {{label2}}, {{by2}}.',
      sampled: 'A draw of {{rows, integer}} cases out of {{of, integer}}.',
      ways: {
        up: 'The higher it is, the higher the score.',
        down: 'The higher it is, the lower the score.',
        mixed: 'It pushes one way or the other, depending on the rest.',
        categories: '{{most, quote}} raises the score most, {{least, quote}} lowers it most.',
      },
      glyphs: {
        up: 'when high, raises it',
        down: 'when high, lowers it',
        mixed: 'either way',
        none: 'no part',
      },
      louder:
        '{{label, quote}} counts more in what moves the score, where it is number {{first, integer}} of {{all, integer}}, than in what makes it right, where it is number {{second, integer}}.',
      quieter:
        '{{label, quote}} counts more in what makes the score right, where it is number {{second, integer}} of {{all, integer}}, than in what moves it, where it is number {{first, integer}}.',
      disagreeMore_one: 'The two orders differ for one other fact.',
      disagreeMore_other: 'The two orders differ for {{count, integer}} other facts.',
      together: '{{columns}} move together.',
      togetherAccount:
        "How the weight is split between them is the model's choice, not a fact; it is safer to read them as one.",
      idle_one: 'Without one fact of {{all, integer}}, the score is not shown to be worse.',
      idle_other:
        'Without any one of {{count, integer}} facts of {{all, integer}}, the score is not shown to be worse.',
      idleAccount_one: '{{columns}}: judged on {{n, integer}} known outcomes.',
      idleAccount_other: '{{columns}}: judged on {{n, integer}} known outcomes, each fact alone.',
      pair: '{{one}} and {{two}} act together: what each does depends on the other, by {{by}}.',
      pairAccount_one: 'Looked for over one reference case.',
      pairAccount_other: 'Looked for over {{count, integer}} reference cases; small effects are noise of this sample.',
      figures: {
        features: 'What moves the score',
        featuresSubtitle_one: 'mean size of the contributions, {{unit}}, one case',
        featuresSubtitle_other: 'mean size of the contributions, {{unit}}, {{count, integer}} cases',
        featuresAlt_one: 'One fact: {{label}} moves the score by {{by}} on average.',
        featuresAlt_other: 'Of {{count, integer}} facts, {{label}} moves the score most, by {{by}} on average.',
        permutation: 'What makes it right',
        permutationSubtitle_auc:
          'pairs in a hundred that are no longer in the right order when the fact is shuffled, {{count, integer}} known outcomes',
        permutationSubtitle_r2:
          'share of the explained variation that is lost when the fact is shuffled, {{count, integer}} known outcomes',
        permutationSubtitle_rmse: 'growth of the error when the fact is shuffled, {{count, integer}} known outcomes',
        permutationSubtitle_logLoss:
          'growth of the log loss when the fact is shuffled, {{count, integer}} known outcomes',
        permutationAlt_one: 'Without {{label}} the score would be wrong most often; for one fact no loss is shown.',
        permutationAlt_other:
          'Without {{label}} the score would be wrong most often; for {{count, integer}} facts no loss is shown.',
        permutationAltWhole: 'Without {{label}} the score would be wrong most often; a loss is shown for every fact.',
        noLoss: 'no loss',
        clusters: 'Facts that move together',
        clustersSubtitle: 'mean size of their contributions added up case by case, {{unit}}',
        clustersAlt_one: '{{columns}} move together.',
        clustersAlt_other: '{{count, integer}} groups of facts move together, the first being {{columns}}.',
        interactions: 'Facts that act together',
        interactionsSubtitle: 'effect beyond each alone, {{unit}}, {{count, integer}} reference cases',
        interactionsAlt: '{{columns}} do most together beyond each alone: {{by}}.',
      },
      columns: {
        feature: 'Fact',
        columns: 'Facts',
        meanAbsolute: 'Moves the score by',
        loss: 'Loss without it',
        low: 'From',
        high: 'To',
        sd: 'Spread over draws',
        rankCorrelation: 'Rank correlation with the value',
        strength: 'Weakest link inside',
        pair: 'Beyond each alone',
        hSquared: 'H squared',
      },
    },
  },
  fr: {
    importance: {
      none: 'On ne peut pas dire ce qui pèse dans le modèle.',
      link: 'Voir ce qui compte',
      first: '{{label}} pèse le plus : le score bouge de {{by}} en moyenne.',
      over_one: 'Un seul dossier examiné.',
      over_other: 'Sur {{count, integer}} dossiers.',
      overBetween_one: 'Entre {{low}} et {{high}}, avec 95 % de confiance, sur un dossier.',
      overBetween_other: 'Entre {{low}} et {{high}}, avec 95 % de confiance, sur {{count, integer}} dossiers.',
      next1: 'Vient ensuite {{label1}}, {{by1}}.',
      next2: 'Viennent ensuite {{label1}}, {{by1}}, et {{label2}}, {{by2}}.',
      sampled: 'Tirage de {{rows, integer}} dossiers sur {{of, integer}}.',
      ways: {
        up: 'Plus la valeur est haute, plus le score est haut.',
        down: 'Plus la valeur est haute, plus le score est bas.',
        mixed: "L'effet va dans un sens ou dans l'autre, selon le reste.",
        categories: "{{most, quote}} élève le plus le score, {{least, quote}} l'abaisse le plus.",
      },
      glyphs: {
        up: 'haut, l’élève',
        down: 'haut, l’abaisse',
        mixed: 'dans les deux sens',
        none: 'sans part',
      },
      louder:
        '{{label, quote}} compte plus dans ce qui fait bouger le score, n° {{first, integer}} sur {{all, integer}}, que dans ce qui le fait dire juste, n° {{second, integer}}.',
      quieter:
        '{{label, quote}} compte plus dans ce qui fait dire juste, n° {{second, integer}} sur {{all, integer}}, que dans ce qui fait bouger le score, n° {{first, integer}}.',
      disagreeMore_one: 'Les deux ordres diffèrent pour un autre fait.',
      disagreeMore_other: 'Les deux ordres diffèrent pour {{count, integer}} autres faits.',
      together: '{{columns}} varient ensemble.',
      togetherAccount:
        'Le partage du poids entre eux est un choix du modèle, pas un fait ; mieux vaut les lire comme un seul.',
      idle_one: "Sans un fait sur {{all, integer}}, il n'est pas montré que le score soit moins bon.",
      idle_other:
        "Sans l'un quelconque de {{count, integer}} faits sur {{all, integer}}, il n'est pas montré que le score soit moins bon.",
      idleAccount_one: '{{columns}} : jugé sur {{n, integer}} résultats connus.',
      idleAccount_other: '{{columns}} : jugés sur {{n, integer}} résultats connus, chacun seul.',
      pair: "{{one}} et {{two}} agissent ensemble : l'effet de l'un dépend de l'autre, pour {{by}}.",
      pairAccount_one: 'Recherche faite sur un dossier de référence.',
      pairAccount_other:
        'Recherche faite sur {{count, integer}} dossiers de référence ; les petits effets sont le bruit de cet échantillon.',
      figures: {
        features: 'Ce qui fait bouger le score',
        featuresSubtitle_one: 'taille moyenne des contributions, {{unit}}, un dossier',
        featuresSubtitle_other: 'taille moyenne des contributions, {{unit}}, {{count, integer}} dossiers',
        featuresAlt_one: 'Un fait : {{label}} fait bouger le score de {{by}} en moyenne.',
        featuresAlt_other:
          'Sur {{count, integer}} faits, {{label}} fait le plus bouger le score, de {{by}} en moyenne.',
        permutation: 'Ce qui le fait dire juste',
        permutationSubtitle_auc:
          'paires sur cent qui ne sont plus dans le bon ordre quand on mélange le fait, {{count, integer}} résultats connus',
        permutationSubtitle_r2:
          'part de la variation expliquée perdue quand on mélange le fait, {{count, integer}} résultats connus',
        permutationSubtitle_rmse: "hausse de l'erreur quand on mélange le fait, {{count, integer}} résultats connus",
        permutationSubtitle_logLoss:
          'hausse de la perte logarithmique quand on mélange le fait, {{count, integer}} résultats connus',
        permutationAlt_one:
          "Sans {{label}}, le score se tromperait le plus ; pour un fait, aucune perte n'est montrée.",
        permutationAlt_other:
          "Sans {{label}}, le score se tromperait le plus ; pour {{count, integer}} faits, aucune perte n'est montrée.",
        permutationAltWhole: 'Sans {{label}}, le score se tromperait le plus ; une perte est montrée pour chaque fait.',
        noLoss: 'aucune perte',
        clusters: 'Faits qui varient ensemble',
        clustersSubtitle: 'taille moyenne de leurs contributions additionnées dossier par dossier, {{unit}}',
        clustersAlt_one: '{{columns}} varient ensemble.',
        clustersAlt_other: '{{count, integer}} groupes de faits varient ensemble, le premier étant {{columns}}.',
        interactions: 'Faits qui agissent ensemble',
        interactionsSubtitle: 'effet au-delà de chacun seul, {{unit}}, {{count, integer}} dossiers de référence',
        interactionsAlt: '{{columns}} font le plus ensemble, au-delà de chacun seul : {{by}}.',
      },
      columns: {
        feature: 'Fait',
        columns: 'Faits',
        meanAbsolute: 'Fait bouger le score de',
        loss: 'Perte sans lui',
        low: 'De',
        high: 'À',
        sd: 'Écart entre tirages',
        rankCorrelation: 'Corrélation de rang avec la valeur',
        strength: 'Lien le plus faible',
        pair: 'Au-delà de chacun seul',
        hSquared: 'H carré',
      },
    },
  },
});
