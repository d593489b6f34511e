import type { DictionaryPair } from '#shared/words/words.ts';

/** What a person is asked of a model that came without a manifest; the option that answers stands before it. */
export const descriptionWords: DictionaryPair = {
  en: {
    describe: {
      lead: 'The model does not say everything. Add to the command:',
      orWrite:
        'Or write it in a file: --print-description shows what is known, complete it, and give it back with --describe FILE.',
      stillOpen: 'Empty places (null) must be filled before the description can be used: {{options}}.',
      name: 'what the model is called',
      version: 'its version, as the log names it',
      task: 'whether it tells two classes apart or estimates a number',
      target: 'the column that the model estimates',
      positive: 'the outcome that the score announces, as the log writes it',
      features: 'the names of its columns, in the order of the model ({{columns, integer}} of them)',
      score: 'the output that holds the score; the model has: {{outputs}}',
      kind: 'what the score is: a probability from 0 to 1, or a score on a scale of its own',
      class: 'the class of the model that stands for the outcome announced; the model knows: {{classes}}',
      column: 'the column of the outcome announced in the output, counted from 0',
      shape: 'no option helps: export the model with a fixed number of columns',
    },
  },
  fr: {
    describe: {
      lead: 'Le modèle ne dit pas tout. Ajoutez à la commande :',
      orWrite:
        'Ou écrivez-le dans un fichier : --print-description montre ce qui est connu, complétez-le, et rendez-le avec --describe FICHIER.',
      stillOpen: 'Les places vides (null) doivent être remplies avant que la description puisse servir : {{options}}.',
      name: 'le nom du modèle',
      version: 'sa version, telle que le journal la nomme',
      task: "s'il distingue deux classes ou estime un nombre",
      target: 'la colonne que le modèle estime',
      positive: "l'issue que le score annonce, telle que le journal l'écrit",
      features: "les noms de ses colonnes, dans l'ordre du modèle (il y en a {{columns, integer}})",
      score: 'la sortie qui porte le score ; le modèle a : {{outputs}}',
      kind: "ce qu'est le score : une probabilité de 0 à 1, ou un score sur une échelle à lui",
      class: "la classe du modèle qui vaut pour l'issue annoncée ; le modèle connaît : {{classes}}",
      column: "la colonne de l'issue annoncée dans la sortie, comptée depuis 0",
      shape: "aucune option n'y peut rien : exportez le modèle avec un nombre fixe de colonnes",
    },
  },
};
