export const modelErrors = {
  BUNDLE_NO_MANIFEST: {
    say: '{{file, quote}} ne contient aucune description de modèle (bundle.json).',
    say_described: '{{file, quote}} ne dit pas tout de son modèle ; il manque : {{found}}.',
    advice_described:
      'Dites le reste là où le modèle est ajouté : la fenêtre le demande, « tribune bundle add » aussi. Ou demandez au data scientist un paquet avec son bundle.json.',
    advice_onnx:
      'Choisissez le fichier de modèle {{found, quote}} lui-même : Tribune demande ce qu’il ne dit pas. Ou demandez le paquet au data scientist.',
    advice_mlflow:
      'Il contient un modèle de MLflow. Choisissez ce dossier, dépaqueté : Tribune demande ce que MLflow ne dit pas.',
    advice_table:
      'Si {{found, quote}} est un journal de prédictions, décompressez l’archive et importez ce fichier. Sinon, demandez le paquet au data scientist.',
    advice_folder: 'Le paquet est plus bas : choisissez le dossier de {{found, quote}}.',
    advice:
      "Demandez le paquet au data scientist : bundle.json, à côté du modèle, dit ce qu'il lit et ce qu'il estime.",
  },
  BUNDLE_MANIFEST_INVALID: {
    say: "La description du modèle (bundle.json) n'est pas juste à {{key, quote}} : {{expected}} ; trouvé : {{found}}.",
    advice: 'Corrigez bundle.json à cet endroit, puis ajoutez le paquet de nouveau.',
  },
  BUNDLE_MANIFEST_NOT_JSON: {
    say: 'bundle.json ne peut pas être lu à la ligne {{line, integer}}, colonne {{column, integer}}.',
    advice: 'Il a sans doute été coupé : exportez le paquet de nouveau.',
  },
  BUNDLE_FORMAT_NEWER: {
    say: 'Le paquet a la version de format {{found}} ; ce Tribune lit la version {{expected}}.',
    advice: 'Installez un Tribune plus récent, ou exportez le paquet en version {{expected}}.',
  },
  BUNDLE_PATH_OUTSIDE: {
    say: 'Le paquet pointe hors de lui-même : {{found, quote}}.',
    advice: "Rien n'a été lu dehors. Mettez chaque fichier dans le paquet.",
  },
  BUNDLE_FILE_MISSING: {
    say: "Le paquet nomme {{file, quote}}, qui n'y est pas.",
    advice: 'Exportez le paquet de nouveau.',
  },
  BUNDLE_HASH_MISMATCH: {
    say: "Le modèle du paquet n'est pas celui pour lequel sa description a été faite.",
    advice: 'Exportez le paquet de nouveau : description et modèle doivent venir du même passage.',
  },
  BUNDLE_SEVERAL: {
    say: 'Il y a plusieurs paquets dans {{file, quote}} : {{found}}.',
    advice: "Choisissez l'un d'eux.",
  },
  BUNDLE_EXISTS: { say: 'Le projet contient déjà {{found}}.', advice: "Rien n'a été ajouté." },
  MLFLOW_INVALID: {
    say: "Le fichier MLmodel n'est pas comme MLflow l'écrit à {{key, quote}} : {{expected}} ; trouvé : {{found}}.",
    say_yaml: 'Le fichier MLmodel ne peut pas être lu à la ligne {{line, integer}}, colonne {{column, integer}}.',
    advice: 'Enregistrez le modèle avec MLflow de nouveau, ou prenez model.onnx seul et décrivez-le.',
  },
  MLFLOW_NOT_ONNX: {
    say: "MLflow garde ce modèle comme {{found}}, pas comme ONNX. Tribune ne lit qu'ONNX : les autres formes contiennent des programmes, qu'il n'exécute jamais.",
    advice:
      'Exportez le modèle en ONNX et enregistrez cela (mlflow.onnx.save_model), ou écrivez un paquet avec « tribune bundle writer ».',
    advice_sklearn:
      'Exportez-le avec skl2onnx : to_onnx(model, X[:1]), puis enregistrez cela (mlflow.onnx.save_model), ou écrivez un paquet avec « tribune bundle writer ».',
    advice_xgboost:
      'Exportez-le avec onnxmltools : convert_xgboost(model, initial_types=…), puis enregistrez cela (mlflow.onnx.save_model), ou écrivez un paquet avec « tribune bundle writer ».',
    advice_lightgbm:
      'Exportez-le avec onnxmltools : convert_lightgbm(model, initial_types=…), puis enregistrez cela (mlflow.onnx.save_model), ou écrivez un paquet avec « tribune bundle writer ».',
    advice_catboost:
      'Exportez-le avec CatBoost même : model.save_model("model.onnx", format="onnx"), puis écrivez un paquet avec « tribune bundle writer ».',
    advice_pytorch:
      'Exportez-le avec torch.onnx.export(model, example, "model.onnx"), puis écrivez un paquet avec « tribune bundle writer ».',
    advice_tensorflow:
      'Exportez-le avec tf2onnx : python -m tf2onnx.convert --saved-model … --output model.onnx, puis écrivez un paquet avec « tribune bundle writer ».',
    advice_keras:
      'Exportez-le avec model.export("model.onnx", format="onnx") ou tf2onnx, puis écrivez un paquet avec « tribune bundle writer ».',
    advice_spark:
      'Exportez-le avec onnxmltools : convert_sparkml(model, …), puis enregistrez cela (mlflow.onnx.save_model), ou écrivez un paquet avec « tribune bundle writer ».',
  },
  MODEL_DAMAGED: {
    say: "Le fichier de modèle {{file, quote}} est abîmé, ou n'est pas un modèle ONNX.",
    advice: 'Exportez le modèle de nouveau.',
  },
  MODEL_EXTERNAL_DATA: {
    say: 'Le modèle garde ses poids dans un autre fichier ({{found, quote}}).',
    advice: "Ce fichier n'a pas été lu. Exportez le modèle avec ses poids dedans.",
  },
  MODEL_OPERATOR_REFUSED: {
    say: "Le modèle emploie l'opération {{found, quote}}, que Tribune n'exécute pas.",
    advice: 'Elle peut ne jamais finir, ou personne ne peut la vérifier. Exportez le modèle sans elle.',
  },
  MODEL_INPUT_UNDESCRIBED: {
    say: 'Le modèle lit {{found, quote}}, que bundle.json ne décrit pas.',
    advice: 'Ajoutez-le aux variables de bundle.json.',
  },
  MODEL_INPUT_ABSENT: {
    say: 'bundle.json décrit {{found, quote}}, que le modèle ne lit pas.',
    advice: 'Retirez-le des variables de bundle.json.',
  },
  MODEL_INPUT_TYPE: {
    say: 'bundle.json dit que {{found, quote}} est {{key}} ; le modèle veut {{expected}}.',
    advice: 'Corrigez-le dans bundle.json.',
  },
  MODEL_OUTPUT_ABSENT: {
    say: "bundle.json nomme la sortie {{found, quote}}, que le modèle n'a pas.",
    advice: 'Ses sorties sont : {{expected}}.',
  },
  MODEL_TOO_LARGE: {
    say: 'Le modèle est trop grand ({{found, bytes}} ; au plus {{expected, bytes}}).',
    advice: 'Exportez-en un plus petit.',
  },
  MODEL_LOAD_FAILED: {
    say: 'Le modèle ne peut pas être chargé : {{found, quote}}.',
    say_trial: "Le modèle {{model, quote}} ne peut pas être chargé : {{found, quote}}. Rien n'a été ajouté.",
    advice: 'Exportez le modèle à nouveau, avec un opset plus ancien si son exporteur est plus récent que Tribune.',
  },
  MODEL_RUN_FAILED: {
    say: "Le modèle n'a pas pu être exécuté sur ces lignes : {{found, quote}}.",
    say_trial:
      "Essayé avant d'être rangé, le modèle {{model, quote}} ne peut pas être exécuté : {{found, quote}}. Rien n'a été ajouté.",
    advice: 'Comparez les variables de bundle.json à ce que lit le modèle.',
  },
  MODEL_TOO_SLOW: {
    say: "Le modèle n'a pas répondu en {{expected}} secondes et a été arrêté.",
    say_trial:
      "Essayé avant d'être rangé, le modèle {{model, quote}} n'a pas répondu en {{expected}} secondes. Il a été arrêté ; rien n'a été ajouté.",
    advice:
      'Il ne se termine peut-être jamais. Le reste de Tribune continue ; exportez un modèle plus petit ou un autre.',
  },
  MODEL_TOO_MUCH_MEMORY: {
    say: "Le modèle a demandé plus de mémoire que Tribune n'en accorde ({{expected, bytes}}) et a été arrêté.",
    say_trial:
      "Essayé avant d'être rangé, le modèle {{model, quote}} a demandé plus de mémoire que Tribune n'en accorde ({{expected, bytes}}). Il a été arrêté ; rien n'a été ajouté.",
    advice: 'Le reste de Tribune continue ; exportez un modèle plus petit.',
  },
  MODEL_RUNTIME_ABSENT: {
    say: 'Les modèles ne peuvent pas être exécutés sur cet ordinateur.',
    advice:
      'Les scores enregistrés restent lisibles ; ouvrez le projet sur un autre ordinateur pour exécuter le modèle.',
  },
  MODEL_SCORE_OUT_OF_RANGE: {
    say: 'À la ligne {{row, integer}} de {{sample, quote}}, le modèle {{model, quote}} donne {{found, decimal:4}} ; bundle.json annonce une probabilité, de 0 à 1.',
    say_madeUp:
      'Sur des valeurs prises dans les bornes de bundle.json, le modèle {{model, quote}} donne {{found, decimal:4}} ; bundle.json annonce une probabilité, de 0 à 1.',
    advice:
      "Rien n'a été ajouté. Corrigez « output » dans bundle.json : nommez la sortie et la colonne de la probabilité, ou écrivez « score » pour son genre.",
  },
  MODEL_SCORE_MISSING: {
    say: 'À la ligne {{row, integer}} de {{sample, quote}}, où rien ne manque, le modèle {{model, quote}} ne donne aucun nombre.',
    say_madeUp:
      'Sur des valeurs prises dans les bornes de bundle.json, le modèle {{model, quote}} ne donne aucun nombre.',
    advice:
      "Rien n'a été ajouté. Comparez les types et les bornes des variables de bundle.json à ceux de l'entraînement, ou exportez le modèle de nouveau.",
  },
  ARCHIVE_DAMAGED: { say: "L'archive {{file, quote}} est abîmée.", advice: "Refaites la copie ou l'export." },
  ARCHIVE_UNSAFE: {
    say: "L'archive {{file, quote}} cherche à écrire hors de son dossier : {{found, quote}}.",
    advice: "Rien n'a été écrit. Méfiez-vous de sa provenance.",
  },
  ARCHIVE_TOO_LARGE: {
    say: "L'archive {{file, quote}} dépasse, une fois dépliée, ce que Tribune accepte ({{expected}}).",
    advice: "Rien n'a été déplié. Donnez plutôt le dossier.",
  },
  ARCHIVE_EMPTY: { say: "L'archive {{file, quote}} est vide.", advice: 'Exportez le paquet de nouveau.' },
};
