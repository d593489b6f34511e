import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    journal: {
      brokenSeveral: 'The process broke on {{count, integer}} days of {{of, integer}}.',
      brokenMore_one: 'And on one other day.',
      brokenMore_other: 'And on {{count, integer}} other days.',
      day: {
        stopped_one:
          'On {{day, day}} the run stopped at step {{step, quote}} ({{message}}): {{count, integer}} prediction that day.',
        stopped_other:
          'On {{day, day}} the run stopped at step {{step, quote}} ({{message}}): {{count, integer}} predictions that day.',
        silent_one:
          'On {{day, day}} the run went silent after step {{step, quote}}: {{count, integer}} prediction that day.',
        silent_other:
          'On {{day, day}} the run went silent after step {{step, quote}}: {{count, integer}} predictions that day.',
        failed_one: 'On {{day, day}} the run failed ({{message}}): {{count, integer}} prediction that day.',
        failed_other: 'On {{day, day}} the run failed ({{message}}): {{count, integer}} predictions that day.',
        bare_one: 'On {{day, day}} the run failed: {{count, integer}} prediction that day.',
        bare_other: 'On {{day, day}} the run failed: {{count, integer}} predictions that day.',
        notRun: 'On {{day, day}} the process did not run: no prediction that day.',
        fewer_one:
          'On {{day, day}} the process logged {{rows, integer}} rows, yet {{count, integer}} prediction bears that day.',
        fewer_other:
          'On {{day, day}} the process logged {{rows, integer}} rows, yet {{count, integer}} predictions bear that day.',
        notLogged_one: 'On {{day, day}} no run is in the journal, yet {{count, integer}} prediction bears that day.',
        notLogged_other: 'On {{day, day}} no run is in the journal, yet {{count, integer}} predictions bear that day.',
      },
      breaks: {
        failed: 'stopped',
        notRun: 'did not run',
        fewer: 'fewer predictions than logged',
        notLogged: 'no run in the journal',
      },
      held_one: 'The process ran to its end on its one day, {{from, day}}.',
      held_other: 'The process ran to its end on all its {{count, integer}} days, {{from, day}} to {{to, day}}.',
      heldAccount: 'The rows that it logged are in the predictions.',
      heldNotCompared: 'The rows that it logged could not be compared with the predictions.',
      notLoggedSeveral: 'On {{count, integer}} days there are predictions, yet no run in the journal.',
      notLoggedAccount: 'A log of these days is probably missing here.',
      unread_one: 'One line of the execution logs could not be read.',
      unread_other: '{{count, integer}} lines of the execution logs could not be read.',
      unreadAccount: 'Lines read: {{lines, integer}}. Each of the others is kept with its line number and its text.',
      link: 'See the process journal',
      columns: {
        day: 'Day',
        predictions: 'Predictions',
        rows: 'Rows logged',
        runs: 'Runs',
        errors: 'Errors',
        minutes: 'Minutes',
        step: 'Step',
        seconds: 'Seconds, middle run',
        days: 'Days',
        lastVolume: 'Rows, last run',
        lastSuccess: 'Last ended well',
      },
      figures: {
        byDay: 'Predictions by day',
        byDaySubtitle: 'before the rows that the process logged; the broken days stand out',
        byDayAlt_one:
          'From {{from, day}} to {{to, day}}, {{low, integer}} to {{high, integer}} predictions a day; {{count, integer}} day broke.',
        byDayAlt_other:
          'From {{from, day}} to {{to, day}}, {{low, integer}} to {{high, integer}} predictions a day; {{count, integer}} days broke.',
        errors_one: 'one error',
        errors_other: '{{count, integer}} errors',
        steps: 'How long each step takes',
        stepsSubtitle: 'seconds, the middle one of its runs',
        stepsAlt: 'The longest step, {{step, quote}}, takes {{seconds, decimal:1}} seconds in its middle run.',
      },
    },
  },
  fr: {
    journal: {
      brokenSeveral: 'Le processus a flanché {{count, integer}} jours sur {{of, integer}}.',
      brokenMore_one: 'Et un autre jour.',
      brokenMore_other: 'Et {{count, integer}} autres jours.',
      day: {
        stopped_one:
          "Le {{day, day}}, l'exécution s'est arrêtée à l'étape {{step, quote}} ({{message}}) : {{count, integer}} prédiction ce jour-là.",
        stopped_other:
          "Le {{day, day}}, l'exécution s'est arrêtée à l'étape {{step, quote}} ({{message}}) : {{count, integer}} prédictions ce jour-là.",
        silent_one:
          "Le {{day, day}}, l'exécution s'est tue après l'étape {{step, quote}} : {{count, integer}} prédiction ce jour-là.",
        silent_other:
          "Le {{day, day}}, l'exécution s'est tue après l'étape {{step, quote}} : {{count, integer}} prédictions ce jour-là.",
        failed_one: "Le {{day, day}}, l'exécution a échoué ({{message}}) : {{count, integer}} prédiction ce jour-là.",
        failed_other:
          "Le {{day, day}}, l'exécution a échoué ({{message}}) : {{count, integer}} prédictions ce jour-là.",
        bare_one: "Le {{day, day}}, l'exécution a échoué : {{count, integer}} prédiction ce jour-là.",
        bare_other: "Le {{day, day}}, l'exécution a échoué : {{count, integer}} prédictions ce jour-là.",
        notRun: "Le {{day, day}}, le processus n'a pas tourné : aucune prédiction ce jour-là.",
        fewer_one:
          'Le {{day, day}}, le processus a noté {{rows, integer}} lignes, et pourtant {{count, integer}} prédiction porte cette date.',
        fewer_other:
          'Le {{day, day}}, le processus a noté {{rows, integer}} lignes, et pourtant {{count, integer}} prédictions portent cette date.',
        notLogged_one:
          "Le {{day, day}}, aucune exécution n'est dans le journal, et pourtant {{count, integer}} prédiction porte cette date.",
        notLogged_other:
          "Le {{day, day}}, aucune exécution n'est dans le journal, et pourtant {{count, integer}} prédictions portent cette date.",
      },
      breaks: {
        failed: 'arrêté',
        notRun: "n'a pas tourné",
        fewer: 'moins de prédictions que noté',
        notLogged: 'aucune exécution au journal',
      },
      held_one: "Le processus est allé à son terme le seul jour qu'on lui connaît, le {{from, day}}.",
      held_other:
        'Le processus est allé à son terme tous ses {{count, integer}} jours, du {{from, day}} au {{to, day}}.',
      heldAccount: "Les lignes qu'il a notées sont dans les prédictions.",
      heldNotCompared: "Les lignes qu'il a notées n'ont pas pu être comparées aux prédictions.",
      notLoggedSeveral: 'Il y a {{count, integer}} jours avec des prédictions et aucune exécution au journal.',
      notLoggedAccount: 'Un journal de ces jours manque probablement ici.',
      unread_one: "Une ligne des journaux d'exécution n'a pas pu être lue.",
      unread_other: "{{count, integer}} lignes des journaux d'exécution n'ont pas pu être lues.",
      unreadAccount: 'Lignes lues : {{lines, integer}}. Chacune des autres est gardée avec son numéro et son texte.',
      link: 'Voir le journal des exécutions',
      columns: {
        day: 'Jour',
        predictions: 'Prédictions',
        rows: 'Lignes notées',
        runs: 'Exécutions',
        errors: 'Erreurs',
        minutes: 'Minutes',
        step: 'Étape',
        seconds: 'Secondes, exécution médiane',
        days: 'Jours',
        lastVolume: 'Lignes, dernière exécution',
        lastSuccess: 'Dernière réussite',
      },
      figures: {
        byDay: 'Prédictions par jour',
        byDaySubtitle: 'devant les lignes notées par le processus ; les jours en défaut ressortent',
        byDayAlt_one:
          'Du {{from, day}} au {{to, day}}, {{low, integer}} à {{high, integer}} prédictions par jour ; {{count, integer}} jour en défaut.',
        byDayAlt_other:
          'Du {{from, day}} au {{to, day}}, {{low, integer}} à {{high, integer}} prédictions par jour ; {{count, integer}} jours en défaut.',
        errors_one: 'une erreur',
        errors_other: '{{count, integer}} erreurs',
        steps: 'Durée de chaque étape',
        stepsSubtitle: 'secondes, exécution médiane',
        stepsAlt:
          "L'étape la plus longue, {{step, quote}}, prend {{seconds, decimal:1}} secondes dans son exécution médiane.",
      },
    },
  },
};
