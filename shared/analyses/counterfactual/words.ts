import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords, refusalWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, refusalWords, {
  en: {
    counterfactual: {
      would: 'With {{changes}}, the model would have said {{score}}: {{decision, quote}}.',
      none: {
        NOTHING_FREE: 'Nothing that can be changed is among the facts that the model reads.',
        NONE_FOUND_one: 'No usual value of the one fact that can be changed would have led to {{decision, quote}}.',
        NONE_FOUND_other:
          'No usual values of the {{count, integer}} facts that can be changed, up to three at once, were found that would have led to {{decision, quote}}.',
      },
      tried_one: 'One fact of {{facts, integer}} may change; {{scored, integer}} changed rows were put to the model.',
      tried_other:
        '{{count, integer}} facts of {{facts, integer}} may change; {{scored, integer}} changed rows were put to the model.',
      figures: {
        scores: 'What would have changed it',
        subtitle: '{{unit}}',
        alt_one: 'From {{score}}, one change that turns the decision.',
        alt_other: 'From {{score}}, {{count, integer}} changes that each turn the decision.',
      },
      columns: { changes: 'Changed', score: 'Score', decision: 'Decision' },
    },
  },
  fr: {
    counterfactual: {
      would: 'Avec {{changes}}, le modèle aurait dit {{score}} : {{decision, quote}}.',
      none: {
        NOTHING_FREE: 'Rien de ce qui peut changer ne figure parmi les faits que le modèle lit.',
        NONE_FOUND_one: "Aucune valeur usuelle du seul fait qui peut changer n'aurait mené à {{decision, quote}}.",
        NONE_FOUND_other:
          "Parmi les {{count, integer}} faits qui peuvent changer, jusqu'à trois à la fois, aucune combinaison de valeurs usuelles n'a été trouvée qui aurait mené à {{decision, quote}}.",
      },
      tried_one:
        'Un fait sur {{facts, integer}} peut changer ; {{scored, integer}} lignes modifiées ont été soumises au modèle.',
      tried_other:
        '{{count, integer}} faits sur {{facts, integer}} peuvent changer ; {{scored, integer}} lignes modifiées ont été soumises au modèle.',
      figures: {
        scores: "Ce qui l'aurait changé",
        subtitle: '{{unit}}',
        alt_one: 'Depuis {{score}}, un changement qui tourne la décision.',
        alt_other: 'Depuis {{score}}, {{count, integer}} changements qui tournent chacun la décision.',
      },
      columns: { changes: 'Changé', score: 'Score', decision: 'Décision' },
    },
  },
});
