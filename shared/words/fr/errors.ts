import { modelErrors } from './model-errors.ts';

export const errors = {
  ...modelErrors,
  FILE_NOT_FOUND: {
    say_folder: "Le répertoire {{file, quote}} n'est pas là.",
    advice_folder: "Créez-le d'abord, ou choisissez-en un autre.",
    say: "Le fichier {{file, quote}} n'est pas là.",
    advice: "Vérifiez qu'il n'a été ni déplacé ni renommé, puis choisissez-le de nouveau.",
  },
  FILE_UNREADABLE: {
    say: 'Le fichier {{file, quote}} ne peut pas être lu.',
    advice: "Vérifiez que vous avez le droit de l'ouvrir et qu'aucun autre programme ne le tient.",
  },
  FILE_EMPTY: {
    say: 'Le fichier {{file, quote}} est vide : il ne contient pas un octet.',
    advice: "Refaites l'export.",
  },
  FILE_INCOMPLETE: {
    say: "Le fichier {{file, quote}} est incomplet : il s'arrête avant sa fin.",
    advice: "Refaites la copie ou l'export ; un téléchargement a sans doute été coupé.",
  },
  FILE_NOT_TEXT: {
    say: "Le fichier {{file, quote}} n'est pas un tableau en texte : il contient des données binaires.",
    say_archive: 'Le fichier {{file, quote}} est une archive, pas un tableau ; il contient {{found, quote}}.',
    say_xls: "Le fichier {{file, quote}} est un classeur à l'ancien format d'Excel (.xls).",
    say_ods: "Le fichier {{file, quote}} est un classeur d'un autre programme qu'Excel.",
    advice: 'Choisissez un export CSV, Excel, Parquet ou JSON.',
    advice_archive: "Décompressez-la, puis choisissez le tableau qu'elle contient.",
    advice_xls: 'Ouvrez-le et enregistrez-le en classeur .xlsx ou en CSV, puis choisissez ce dernier.',
    advice_ods: 'Ouvrez-le et enregistrez-le en classeur .xlsx ou en CSV, puis choisissez ce dernier.',
  },
  FILE_WRONG_KIND: {
    say: "Le fichier {{file, quote}} n'est pas {{expected}}.",
    say_bundle:
      "Le fichier {{file, quote}} n'est pas un paquet de modèle : un dossier ou une archive zip avec un bundle.json.",
    say_folder: '{{file, quote}} est un répertoire, pas un tableau.',
    say_aFolder: '{{file, quote}} est un répertoire, pas un fichier.',
    say_device: "{{file, quote}} est un périphérique ou un tube de l'ordinateur, pas un fichier.",
    say_described:
      "{{file, quote}} n'est pas un modèle que d'autres doivent décrire : ou bien il a son bundle.json, ou bien ce n'en est pas un.",
    advice: "Choisissez un autre fichier, ou donnez-lui l'extension qu'il a vraiment.",
    advice_bundle: "Choisissez le paquet, ou le modèle lui-même (model.onnx). Un journal de prédictions s'importe.",
    advice_folder:
      "Choisissez les fichiers qu'il contient. Un répertoire de Parquet peut être lié ; un répertoire où des fichiers arrivent peut être surveillé.",
    advice_aFolder: 'Choisissez le fichier voulu.',
    advice_device: "Choisissez un fichier ; ce qu'un périphérique donne doit d'abord y être écrit.",
    advice_described: 'Retirez ce qui en était dit, ou corrigez son bundle.json.',
  },
  FILE_DAMAGED: { say: 'Le fichier {{file, quote}} est abîmé.', advice: "Refaites la copie ou l'export." },
  JOURNAL_UNREADABLE: {
    say: "Aucune ligne de {{file, quote}} n'a pu être lue comme une étape d'exécution ; la ligne {{line, integer}} commence par {{found, quote}}.",
    advice:
      "Chaque ligne commence par sa date et son heure, ou est un objet JSON avec un champ comme time. Rien n'a été ajouté.",
  },
  JOURNAL_TOO_LARGE: {
    say: "Le journal d'exécution {{file, quote}} est trop grand ; au plus {{expected, bytes}} une fois décompressé et 500 000 lignes.",
    advice: "Ajoutez-le par parties, un fichier par mois par exemple. Rien n'a été ajouté.",
  },
  WATCH_NOT_FOLDER: {
    say: "{{file, quote}} n'est pas un répertoire.",
    advice: 'Choisissez le répertoire où les fichiers arrivent.',
  },
  WATCH_NO_RECIPE: {
    say: "Le répertoire {{file, quote}} ne peut pas encore être surveillé : le projet n'a pas de recette pour en lire les fichiers.",
    advice: "Importez d'abord un de ses fichiers, ou donnez une recette.",
  },
  WATCH_ASKS: {
    say: 'Le fichier {{file, quote}} pose une question à laquelle la recette du répertoire ne répond pas : {{found}}.',
    advice: 'Importez-le une fois à la main ; sa recette pourra ensuite être donnée au répertoire.',
  },
  FILE_CHANGED: {
    say: 'Le fichier {{file, quote}} a changé pendant la lecture.',
    advice: "Attendez que plus rien n'y écrive, puis importez-le de nouveau. Rien n'a été importé.",
  },
  FILE_EXISTS: {
    say: 'Un fichier nommé {{file, quote}} existe déjà.',
    advice: "Choisissez un autre nom, ou retirez d'abord ce fichier.",
  },
  ENCODING_UNKNOWN: {
    say: 'Les caractères de {{file, quote}} ne peuvent pas être lus.',
    advice: 'Exportez-le en UTF-8.',
  },
  FOLDER_NOT_WRITABLE: {
    say: 'On ne peut rien écrire dans le dossier {{file, quote}}.',
    advice: 'Choisissez un autre dossier.',
  },
  DISK_FULL: {
    say: 'Le disque est plein.',
    advice: 'Libérez de la place, puis recommencez. Le projet est comme avant.',
  },
  SHEET_TOO_LONG: {
    say: "Une feuille d'Excel contient {{expected, integer}} dossiers ; il y en a {{found, integer}}.",
    advice: 'Choisissez moins de dossiers, ou un autre format.',
  },
  GRANT_UNKNOWN: { say: "Ce choix de fichier n'est plus valable.", advice: 'Choisissez le fichier de nouveau.' },
  PROJECT_NOT_OPEN: { say: "Ce projet n'est pas ouvert.", advice: 'Ouvrez-le de nouveau.' },
  PROJECT_LOCKED: {
    say: 'Le projet {{file, quote}} est ouvert dans un autre programme (processus {{process}}).',
    advice: "Fermez-le d'abord là-bas. Deux programmes qui écrivent dans un projet l'abîmeraient.",
  },
  PROJECT_NEWER: {
    say: "Le projet {{file, quote}} vient d'un Tribune plus récent (format {{found}} ; celui-ci lit jusqu'au {{expected}}).",
    advice: "Installez le Tribune plus récent. Le fichier n'a pas été touché.",
  },
  PROJECT_FOREIGN: {
    say: "Le fichier {{file, quote}} n'est pas un projet Tribune.",
    advice: 'Choisissez un fichier .tribune, ou importez ce fichier dans un projet.',
  },
  PROJECT_DAMAGED: {
    say: 'Le projet {{file, quote}} est abîmé.',
    advice: "Ouvrez votre dernière copie. Le fichier abîmé n'a pas été touché.",
  },
  PROJECT_PROTECTED: {
    say: "Le projet {{file, quote}} doit être complété avant d'être lu, et on ne peut rien y écrire ici.",
    advice: 'Copiez-le là où vous pouvez écrire, et ouvrez la copie.',
  },
  PROJECT_READ_ONLY: {
    say: 'Le projet est ouvert en lecture seule.',
    advice: 'Enregistrez une copie et travaillez sur la copie.',
  },
  PROJECT_BUSY: {
    say: "Un import attend d'être confirmé dans ce projet.",
    advice: "Confirmez-le ou abandonnez-le d'abord.",
  },
  PASSPHRASE_NEEDED: { say: 'Le projet {{file, quote}} est scellé.', advice: 'Donnez sa phrase de passe.' },
  PASSPHRASE_WRONG: {
    say: "Cette phrase de passe n'ouvre pas {{file, quote}}, ou le fichier a été modifié.",
    advice:
      'Tapez-la de nouveau ; majuscules et minuscules comptent. Personne ne peut ouvrir un fichier scellé sans elle.',
  },
  SEAL_DAMAGED: {
    say: 'Le fichier scellé {{file, quote}} est abîmé.',
    advice: "Redemandez-le à la personne qui l'a envoyé.",
  },
  LINK_MISSING: {
    say: "Le fichier lié {{file, quote}} n'est plus à sa place.",
    advice: 'Remettez-le, connectez le partage réseau, ou liez-le de nouveau.',
  },
  LINK_NOT_PARQUET: {
    say: '{{file, quote}} ne peut pas être lié : seuls les fichiers Parquet et les dossiers de fichiers Parquet le peuvent.',
    advice: 'Importez-le plutôt.',
  },
  NO_PREDICTION: {
    say: 'Le fichier {{file, quote}} ne contient aucune prédiction : un en-tête et pas une ligne.',
    advice: "Refaites l'export avec ses lignes.",
  },
  NO_HEADER: {
    say: 'La première ligne de {{file, quote}} ne nomme pas les colonnes.',
    say_values: 'La première ligne de {{file, quote}} contient des valeurs ({{found}}…), pas les noms des colonnes.',
    advice: "Refaites l'export avec une ligne d'en-tête, ou écrivez-en une au-dessus de la première.",
  },
  ROLES_UNRESOLVED: {
    say: 'Tribune ne sait pas ce que veulent dire certaines colonnes de {{file, quote}}.',
    advice: "Répondez ci-dessous ; rien n'a été importé.",
  },
  ROLE_UNKNOWN: { say: "{{found, quote}} n'est pas un rôle de colonne.", advice: 'Les rôles sont : {{expected}}.' },
  ROLE_TWICE: {
    say: 'Deux colonnes ont le rôle {{role, quote}} : {{columns}}.',
    advice: "Laissez-le à l'une d'elles.",
  },
  COLUMN_UNKNOWN: {
    say: "Aucune colonne de {{file, quote}} ne s'appelle {{column, quote}}.",
    say_log: "Aucune colonne du journal ne s'appelle {{column, quote}}.",
    say_none: "Ce projet ne contient pas encore de journal : aucune colonne ne s'appelle {{column, quote}}.",
    advice_none: "Importez d'abord un journal.",
    advice: 'Ses colonnes sont : {{expected}}.',
  },
  ALREADY_IMPORTED: { say: '{{file, quote}} a déjà été importé le {{at, day}}.', advice: "Rien n'a été ajouté." },
  NOTHING_READABLE: {
    say: "Pas une des {{rows, integer}} lignes de {{file, quote}} n'a pu être lue. On y trouve le plus souvent : $t(imports.reasons.{{why}}).",
    advice: "Rien n'a été importé. Vérifiez que c'est le bon fichier, et pour quoi ses colonnes sont prises.",
  },
  RECIPE_INVALID: {
    say: 'La recette {{file, quote}} ne peut pas servir : {{key}} : {{found}}.',
    advice: 'Prenez une recette écrite par Tribune, ou aucune.',
  },
  OUTCOMES_UNMATCHED: {
    say: "Aucun résultat de {{file, quote}} n'appartient à une prédiction du projet.",
    advice: 'Vérifiez que le fichier nomme les mêmes prédictions ou les mêmes individus.',
  },
  TOO_MANY_COLUMNS: {
    say: '{{file, quote}} a {{found, integer}} colonnes ; Tribune en lit au plus {{expected, integer}}.',
    advice: 'Exportez les colonnes qui comptent : date, score, résultat, décision et faits du modèle.',
  },
  COLUMN_NAME_TOO_LONG: {
    say: 'Une colonne de {{file, quote}} a un nom de {{found, integer}} caractères, {{column, quote}} ; Tribune en lit au plus {{expected, integer}}.',
    advice: 'Donnez-lui un nom plus court dans la première ligne et importez de nouveau.',
  },
  JSON_NOT_RECORDS: {
    say: "{{file, quote}} contient du JSON, mais pas une liste d'objets.",
    advice:
      'Exportez chaque prédiction comme un objet aux valeurs nommées, comme {"time": "2025-01-31", "score": 0.4}.',
  },
  MEMORY_FULL: {
    say: "La mémoire que Tribune peut prendre, un quart de cet ordinateur, n'y suffit pas.",
    advice:
      "Fermez d'autres projets ; pour un tableau de très nombreuses colonnes, exportez celles qui comptent. Rien n'a été changé.",
  },
  NESTED_TOO_DEEP: {
    say: '{{file, quote}} imbrique ses valeurs sur plus de {{expected, integer}} niveaux.',
    advice: 'Exportez-le à plat : un objet par prédiction, ses valeurs côte à côte.',
  },
  SHEET_UNKNOWN: {
    say: "{{file, quote}} n'a pas de feuille {{found, quote}} ; ses feuilles sont : {{sheets}}.",
    advice: "Choisissez-en une à l'étape Fichier, ou avec --sheet NOM.",
  },
  OUTCOME_LABEL_UNKNOWN: {
    say: "Aucun résultat du journal n'est {{found, quote}} ; les résultats sont : {{labels}}.",
    advice: "Nommez l'un d'eux, tel que le journal l'écrit. Rien n'a été changé.",
  },
  SESSION_UNKNOWN: { say: "Cet import n'attend plus.", advice: 'Recommencez-le.' },
  TIMEZONE_UNKNOWN: {
    say: "{{found, quote}} n'est pas un fuseau horaire.",
    advice: 'Écrivez par exemple Europe/Paris.',
  },
  WORKBOOK_TOO_LARGE: {
    say: 'Le classeur {{file, quote}} est trop grand pour être lu comme tel ({{found, bytes}} ; au plus {{expected, bytes}}).',
    advice: 'Exportez-le en CSV ou en Parquet.',
  },
  ANALYSIS_UNKNOWN: {
    say: "Aucune analyse ne s'appelle {{found, quote}}.",
    advice: 'Les analyses sont : {{expected}}.',
  },
  PARAMETER_INVALID: {
    say: 'Le paramètre {{key, quote}} ne peut pas valoir {{found, quote}} : {{expected}}.',
    say_unknown: "L'analyse n'a pas de paramètre {{key, quote}}.",
    say_number: "Le paramètre {{key, quote}} ne peut pas valoir {{found, quote}} : c'est un nombre.",
    advice: 'Voyez `tribune analyses --json` pour ce que chaque analyse accepte.',
  },
  EXPLAIN_LINKED: {
    say: 'Les explications d’un journal lié ne peuvent pas être gardées : ses lignes restent hors du projet.',
    advice: 'Importez le journal au lieu de le lier ; un dossier seul peut être expliqué dans les deux cas.',
  },
  CASE_NOT_FOUND: {
    say: "Aucune prédiction ne s'appelle {{found, quote}}.",
    advice: "Les identifiants restent du texte, zéros de tête compris : tapez-le comme le fichier l'écrit.",
  },
  DOCUMENT_NOT_FOUND: {
    say: "Ce qui était demandé n'est plus dans le projet.",
    advice: 'Une autre fenêtre l’a peut-être retiré : regardez la liste à nouveau.',
  },
  FIGURE_ABSENT: {
    say: 'La figure ne se recalcule pas à partir des données, ou la page du récit n’existe plus.',
    advice:
      'Voyez sur sa page d’origine ce qui manque (la valeur des décisions, par exemple), ou choisissez une autre page.',
  },
  OF_ONE_CASE: {
    say: 'Ce que dit {{found, quote}} concerne une personne : un document qui voyage ne le contient pas.',
    advice: 'Écrivez une lettre à la personne, ou exportez le dossier sous pseudonyme.',
  },
  PERIOD_INVALID: {
    say: "{{found, quote}} n'est pas une période.",
    advice: 'Écrivez un mois 2025-03, une semaine 2025-W11, un jour 2025-03-31.',
  },
  STORY_NOT_READY: {
    say: 'Le récit ne peut pas être signé : ces règles échouent : {{found}}.',
    advice: 'Vérifiez-le, corrigez les pages nommées, acceptez ou refusez les chiffres qui ont bougé, puis signez.',
  },
  STORY_CHANGED: {
    say: 'Le récit a été changé entre-temps, dans une autre fenêtre ou par une commande.',
    advice: 'Ouvrez le récit : il demande quelle version garder. Puis recommencez.',
  },
  STORY_DAMAGED: {
    say: "{{file, quote}} n'est pas un fichier de récit entier ({{place}}).",
    advice: "Exportez de nouveau le récit depuis Tribune ; rien n'a été ajouté au projet.",
  },
  STORY_NEWER: {
    say: '{{file, quote}} a été écrit par un Tribune plus récent (format de récit {{found}}).',
    advice: 'Ouvrez-le avec cette version, ou demandez un export HTML.',
  },
  STORY_FULL: {
    say: 'Il n’y a plus de place à cet endroit du récit.',
    advice: 'Choisissez une autre page ou un autre chapitre, ou retirez-y d’abord quelque chose.',
  },
  SIGNATURE_INCOMPLETE: {
    say: 'Il manque quelque chose à la signature ({{key}}).',
    advice: 'Donnez un nom et un rôle ; une réserve demande des mots.',
  },
  CHALLENGE_STEP: {
    say: 'Cette contestation ne peut pas franchir cette étape maintenant ({{step}} après {{state}}).',
    advice: "Relisez-la : quelqu'un l'a peut-être fait avancer entre-temps.",
  },
  CHALLENGE_INCOMPLETE: {
    say: 'Il manque encore quelque chose à la contestation ({{key}}).',
    advice:
      'Donnez votre nom, dites de quel genre de contestation il s’agit, et donnez soit un motif de {{expected}} mots, soit le fait contesté. Une réponse demande un texte.',
  },
  CHALLENGE_OWN_ANSWER: {
    say: '{{found}} a déposé cette contestation et ne peut pas y répondre aussi.',
    advice: "Laissez quelqu'un d'autre l'examiner et y répondre.",
  },
  CHALLENGE_NOT_FOUND: {
    say: "Il n'y a pas de contestation {{found, quote}} dans ce projet.",
    advice: 'Listez-les avec `tribune challenge list FILE`, ou sur la page Audit.',
  },
  PDF_NEEDS_BROWSER: {
    say: "Un PDF est imprimé par un navigateur de la famille Chromium, et aucun n'a été trouvé sur cet ordinateur.",
    advice:
      'Installez Edge, Chrome, Chromium ou Brave, nommez-en un dans TRIBUNE_BROWSER, ou exportez en HTML et imprimez-le.',
  },
  PDF_FAILED: {
    say: "Le navigateur n'a pas pu imprimer le PDF.",
    advice: "Essayez de nouveau, ou exportez en HTML et imprimez-le. Rien n'a été écrit.",
  },
  LETTER_REFUSED: {
    say: 'Aucune lettre ne peut être écrite sur ce dossier ({{reason}}).',
    advice:
      'Une lettre donne des motifs dont quelqu’un répond : le modèle doit être rangé, redonner le score du journal, et la décision doit en découler. Voyez le dossier, et Modèle, Preuve.',
  },
  LETTER_INCOMPLETE: {
    say: 'La lettre ne dit pas encore : {{missing}}.',
    advice:
      'Remplissez-le une fois, dans la lettre d’un dossier ou avec `tribune letter set FICHIER` ; toutes les lettres s’en servent.',
  },
  REQUEST_INVALID: {
    say: "La demande n'est pas juste à {{key, quote}}.",
    advice: 'C’est une faute de Tribune : signalez ce que vous avez fait.',
  },
  CANCELLED: { say: 'Arrêté à votre demande.', advice: "Rien n'a changé." },
  USAGE: { say: '{{found}}', advice: 'Voyez `tribune help`.' },
  NOT_AVAILABLE: {
    say: "{{found}} n'est pas dans cette version de Tribune.",
    advice: 'Une version suivante le portera.',
  },
  INTERNAL: {
    say: 'Une faute a eu lieu dans Tribune (référence {{id}}).',
    advice: 'Votre projet est comme avant. Le fichier de suivi garde les détails sous cette référence.',
  },
};
