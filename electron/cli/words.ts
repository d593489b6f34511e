import type { DictionaryPair } from '#shared/words/words.ts';

export const words: DictionaryPair = {
  en: {
    cli: {
      title: 'Tribune: trust and challenge a machine-learning model, offline.',
      exitCodes: 'Exit code: 0 success, 1 the data say no, 2 wrong usage or unreadable input.',
      commands: {
        new: 'create a project',
        import: 'import or link prediction logs and outcomes',
        bundle_add: 'store a model bundle and show its passport',
        set: 'say what was left open at import',
        analyses: 'list the analyses, with their schemas',
        run: 'ask one analysis',
        explain: 'say why one case was scored as it was',
        'save-copy': 'save a copy, sealed with a passphrase or not',
        audit_verify: 'check that the trail is whole',
        audit_replay: 'run the models again and compare with the logged scores',
        open: 'open a window',
      },
      created: 'Created {{file, quote}}.',
      saved: 'Saved.',
      copied: 'Copied to {{file, quote}} ({{bytes, bytes}}).',
      explained_one:
        'The contributions of one row to the score of {{version}} are kept in the project; {{added, integer}} new.',
      explained_other:
        'The contributions of {{count, integer}} rows to the score of {{version}} are kept in the project; {{added, integer}} new.',
      writer: 'Written to {{file, quote}}. Its first lines show how to use it.',
      sealed: 'Sealed copy written to {{file, quote}} ({{bytes, bytes}}).',
      trailHolds: 'The trail is whole: {{events, integer}} events, head {{head}}.',
      trailBroken: 'The trail is broken at event {{seq, integer}}: {{why}}.',
      trailWhy: {
        content: 'its content was changed',
        order: 'an event is missing or out of order',
        link: 'it does not follow the event before',
      },
      toAnswer: 'To answer, add to the command:',
      later: 'Still open; it can wait:',
      laterCommand: 'or later: tribune set FILE {{option}}',
      understood: '{{file, quote}} was read as: {{how}}.',
    },
  },
  fr: {
    cli: {
      title: 'Tribune : faire confiance à un modèle et le contester, hors ligne.',
      exitCodes: 'Code de sortie : 0 réussite, 1 les données disent non, 2 mauvais usage ou entrée illisible.',
      commands: {
        new: 'créer un projet',
        import: 'importer ou lier journaux de prédictions et résultats',
        bundle_add: 'ranger un paquet de modèle et montrer son passeport',
        set: "dire ce qui est resté ouvert à l'import",
        analyses: 'lister les analyses, avec leurs schémas',
        run: 'poser une analyse',
        explain: 'dire pourquoi un dossier a ce score',
        'save-copy': 'enregistrer une copie, scellée ou non',
        audit_verify: 'vérifier que la piste est entière',
        audit_replay: 'refaire tourner les modèles et comparer aux scores du journal',
        open: 'ouvrir une fenêtre',
      },
      created: '{{file, quote}} est créé.',
      saved: 'Enregistré.',
      copied: 'Copié sous {{file, quote}} ({{bytes, bytes}}).',
      explained_one:
        'Les contributions d’une ligne au score de {{version}} sont gardées dans le projet ; {{added, integer}} nouvelle.',
      explained_other:
        'Les contributions de {{count, integer}} lignes au score de {{version}} sont gardées dans le projet ; {{added, integer}} nouvelles.',
      writer: 'Écrit sous {{file, quote}}. Ses premières lignes montrent son emploi.',
      sealed: 'Copie scellée écrite sous {{file, quote}} ({{bytes, bytes}}).',
      trailHolds: 'La piste est entière : {{events, integer}} événements, tête {{head}}.',
      trailBroken: "La piste est rompue à l'événement {{seq, integer}} : {{why}}.",
      trailWhy: {
        content: 'son contenu a été changé',
        order: "un événement manque ou n'est pas à sa place",
        link: "il ne suit pas l'événement d'avant",
      },
      toAnswer: 'Pour répondre, ajoutez à la commande :',
      later: 'Encore ouvert ; cela peut attendre :',
      laterCommand: 'ou plus tard : tribune set FICHIER {{option}}',
      understood: '{{file, quote}} a été lu comme : {{how}}.',
    },
  },
};
