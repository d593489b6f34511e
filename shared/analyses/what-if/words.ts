import type { DictionaryPair } from '#shared/words/words.ts';
import { words as explainWords } from '../explain/words.ts';
import { joinedWords } from '../refusals.ts';

/** Reasons and refusals are said as `explain` says them. */
export const words: DictionaryPair = joinedWords(explainWords, {
  en: {
    'what-if': {
      none: 'This case cannot be tried with other facts.',
      asIs: 'As it is, the model says {{score}}.',
      asIsDecided: 'As it is, the model says {{score}}: {{decision, quote}}.',
      would: 'With {{changes}}, the model would have said {{score}} instead of {{before}}.',
      flips:
        'With {{changes}}, the model would have said {{score}} instead of {{before}}: {{decision, quote}} instead of {{was, quote}}.',
      still: 'With {{changes}}, the model would have said {{score}} instead of {{before}}: still {{decision, quote}}.',
      support: {
        none: 'No reference case looks like this one: what the model says here was learned from others.',
        some_one: 'One of {{rows, integer}} reference cases looks like this one.',
        some_other: '{{count, integer}} of {{rows, integer}} reference cases look like this one.',
      },
      never: '{{columns}} were never seen with these values together.',
      notes: {
        OUT_OF_RANGE: '{{columns}}: set beyond what the model saw in training.',
        UNSEEN_CATEGORY: '{{columns}}: set to a value that the model never saw in training.',
        MISSING_VALUE: '{{columns}}: set to not filled in.',
      },
      fixed: '{{label}} cannot be changed by anybody: it was tried all the same.',
      figures: {
        scores: 'As it is, and as it would have been',
        subtitle: '{{unit}}',
        cutoff: 'cut-off',
      },
      columns: { changes: 'Changed', score: 'Score', decision: 'Decision' },
    },
  },
  fr: {
    'what-if': {
      none: "Ce dossier ne peut pas être essayé avec d'autres faits.",
      asIs: 'Tel quel, le modèle dit {{score}}.',
      asIsDecided: 'Tel quel, le modèle dit {{score}} : {{decision, quote}}.',
      would: 'Avec {{changes}}, le modèle aurait dit {{score}} au lieu de {{before}}.',
      flips:
        'Avec {{changes}}, le modèle aurait dit {{score}} au lieu de {{before}} : {{decision, quote}} au lieu de {{was, quote}}.',
      still: 'Avec {{changes}}, le modèle aurait dit {{score}} au lieu de {{before}} : toujours {{decision, quote}}.',
      support: {
        none: "Aucun dossier de référence ne ressemble à celui-ci : ce que le modèle en dit, il l'a appris d'autres.",
        some_one: 'Un dossier de référence sur {{rows, integer}} ressemble à celui-ci.',
        some_other: '{{count, integer}} dossiers de référence sur {{rows, integer}} ressemblent à celui-ci.',
      },
      never: "{{columns}} : ces valeurs n'ont jamais été vues ensemble.",
      notes: {
        OUT_OF_RANGE: "{{columns}} : au-delà de ce que le modèle a vu à l'apprentissage.",
        UNSEEN_CATEGORY: "{{columns}} : une valeur que le modèle n'a jamais vue à l'apprentissage.",
        MISSING_VALUE: '{{columns}} : mis à non renseigné.',
      },
      fixed: '{{label}} ne peut être changé par personne : essayé tout de même.',
      figures: {
        scores: 'Tel quel, et tel que cela aurait été',
        subtitle: '{{unit}}',
        cutoff: 'seuil',
      },
      columns: { changes: 'Changé', score: 'Score', decision: 'Décision' },
    },
  },
});
