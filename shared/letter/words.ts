import type { DictionaryPair } from '#shared/words/words.ts';

export const letterWords: DictionaryPair = {
  en: {
    letter: {
      title: 'About the decision on your case',
      titleOn: 'About the decision of {{day}}',
      reference: 'Your reference',
      written: 'Written on',
      part: {
        title: '1. The part that a computer played',
        decided: 'The decision is: {{decision}}.',
        scored: 'A computer model estimated from your data how likely “{{label}}” is: {{score}}.',
        estimated: 'A computer model estimated from your data: {{score}}.',
        rule: 'From {{cutoff}} on, the rule says “{{above}}”; below, “{{below}}”.',
        followed: 'The decision is the one that this rule gives.',
        otherwise: 'The rule gave “{{decision}}”; a person decided otherwise.',
      },
      data: {
        title: '2. The data that were used, and where they come from',
        fact: '{{label}}: {{value}}',
        missing: 'not known',
        more_one: 'and one more',
        more_other: 'and {{count, integer}} more, which we send on request',
        wrong: 'If one of them is wrong, tell us: it may change the decision.',
      },
      reasons: {
        title: '3. What weighed most for you',
        lead_one:
          'Compared with one other case, these facts did most to lead to the result of the model, the strongest first:',
        lead_other:
          'Compared with {{count, integer}} other cases, these facts did most to lead to the result of the model, the strongest first:',
        none: 'No single fact pushed towards this result: they are all like those of others.',
        one: '{{label}}: {{value}}.',
        compared: '{{label}}: {{value}}; {{compared}}.',
      },
      done: {
        title: '4. What was done with your data, and what would have changed the result',
        computed:
          'The model “{{model}}”, version {{version}}, computed one number from these data alone; it was compared with the limit above. On {{day, day}} it was computed again, with the same result.',
        would: 'With one of these changes, the model would have said {{decision, quote}}:',
        change: '{{changes}} ({{score}}).',
        promise: 'Each was computed again by the model itself. It promises nothing about another decision.',
        none: 'No small change of what can be changed would have given another result.',
      },
      refused: {
        NOT_REPLAYED: 'its score could not be computed again',
        SCORE_DIFFERS: 'the model gives another score than the log',
        DECISION_CONTRADICTS: 'the decision does not follow from the score',
        NO_DECISION: 'the log holds no decision',
      },
      parts: {
        organisation: 'who writes',
        contact: 'to whom to answer',
        days: 'within how many days somebody answers',
        source: 'where the data come from',
      },
      answer: {
        title: 'If you do not agree',
        text: 'You may say what you think, ask for a person to look at your case, and contest the decision. Write to {{contact}}. A person answers {{within}}.',
        within_one: 'within one day',
        within_other: 'within {{count, integer}} days',
      },
    },
  },
  fr: {
    letter: {
      title: 'À propos de la décision sur votre dossier',
      titleOn: 'À propos de la décision du {{day}}',
      reference: 'Votre référence',
      written: 'Écrit le',
      part: {
        title: "1. La part prise par l'ordinateur",
        decided: 'La décision est : {{decision}}.',
        scored: 'Un modèle informatique a estimé à partir de vos données la probabilité de « {{label}} » : {{score}}.',
        estimated: 'Un modèle informatique a estimé à partir de vos données : {{score}}.',
        rule: 'À partir de {{cutoff}}, la règle dit « {{above}} » ; en dessous, « {{below}} ».',
        followed: 'La décision est celle que donne cette règle.',
        otherwise: 'La règle donnait « {{decision}} » ; une personne a décidé autrement.',
      },
      data: {
        title: "2. Les données utilisées, et d'où elles viennent",
        fact: '{{label}} : {{value}}',
        missing: 'non connu',
        more_one: 'et une autre',
        more_other: 'et {{count, integer}} autres, que nous envoyons sur demande',
        wrong: "Si l'une d'elles est fausse, dites-le-nous : la décision peut changer.",
      },
      reasons: {
        title: '3. Ce qui a le plus compté pour vous',
        lead_one:
          "Comparés à un autre dossier, ces faits ont le plus conduit au résultat du modèle, le plus fort d'abord :",
        lead_other:
          "Comparés à {{count, integer}} autres dossiers, ces faits ont le plus conduit au résultat du modèle, le plus fort d'abord :",
        none: "Aucun fait à lui seul n'a poussé vers ce résultat : tous ressemblent à ceux des autres.",
        one: '{{label}} : {{value}}.',
        compared: '{{label}} : {{value}} ; {{compared}}.',
      },
      done: {
        title: '4. Ce qui a été fait de vos données, et ce qui aurait changé le résultat',
        computed:
          'Le modèle « {{model}} », version {{version}}, a calculé un nombre à partir de ces seules données ; il a été comparé à la limite ci-dessus. Le {{day, day}}, il a été recalculé, avec le même résultat.',
        would: 'Avec un de ces changements, le modèle aurait dit {{decision, quote}} :',
        change: '{{changes}} ({{score}}).',
        promise: 'Chacun a été recalculé par le modèle lui-même. Cela ne promet pas une autre décision.',
        none: "Aucun petit changement de ce qui peut changer n'aurait donné un autre résultat.",
      },
      refused: {
        NOT_REPLAYED: "son score n'a pas pu être recalculé",
        SCORE_DIFFERS: 'le modèle donne un autre score que le journal',
        DECISION_CONTRADICTS: 'la décision ne découle pas du score',
        NO_DECISION: 'le journal ne contient pas de décision',
      },
      parts: {
        organisation: 'qui écrit',
        contact: 'à qui répondre',
        days: "sous combien de jours quelqu'un répond",
        source: "d'où viennent les données",
      },
      answer: {
        title: "Si vous n'êtes pas d'accord",
        text: "Vous pouvez dire ce que vous pensez, demander qu'une personne regarde votre dossier, et contester la décision. Écrivez à {{contact}}. Une personne répond {{within}}.",
        within_one: 'sous un jour',
        within_other: 'sous {{count, integer}} jours',
      },
    },
  },
};
