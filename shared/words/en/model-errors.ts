/** What is wrong with a model, its bundle or the archive it came in. */
export const modelErrors = {
  BUNDLE_NO_MANIFEST: {
    say: '{{file, quote}} holds no description of a model (bundle.json).',
    say_described: '{{file, quote}} does not tell everything about its model; missing: {{found}}.',
    advice_described:
      'Say the rest where the model is added: the window asks for it, and so does “tribune bundle add”. Or ask the data scientist for a bundle with its bundle.json.',
    advice_onnx:
      'Choose the model file {{found, quote}} itself: Tribune asks for what it does not say. Or ask the data scientist for the bundle.',
    advice_mlflow:
      'It holds a model of MLflow. Choose that folder, unpacked: Tribune asks for what MLflow does not say.',
    advice_table:
      'If {{found, quote}} is a prediction log, unpack the archive and import that file. Otherwise ask the data scientist for the bundle.',
    advice_folder: 'The bundle lies further down: choose the folder of {{found, quote}}.',
    advice: 'Ask the data scientist for the bundle: bundle.json beside the model says what it reads and estimates.',
  },
  BUNDLE_MANIFEST_INVALID: {
    say: 'The description of the model (bundle.json) is not right at {{key, quote}}: {{expected}}; found: {{found}}.',
    advice: 'Correct bundle.json there, then add the bundle again.',
  },
  BUNDLE_MANIFEST_NOT_JSON: {
    say: 'bundle.json cannot be read at line {{line, integer}}, column {{column, integer}}.',
    advice: 'It was probably cut: export the bundle again.',
  },
  BUNDLE_FORMAT_NEWER: {
    say: 'The bundle has format version {{found}}; this Tribune reads version {{expected}}.',
    advice: 'Install a newer Tribune, or export the bundle in version {{expected}}.',
  },
  BUNDLE_PATH_OUTSIDE: {
    say: 'The bundle points outside itself: {{found, quote}}.',
    advice: 'Nothing outside was read. Put every file inside the bundle.',
  },
  BUNDLE_FILE_MISSING: {
    say: 'The bundle names {{file, quote}}, which is not in it.',
    advice: 'Export the bundle again.',
  },
  BUNDLE_HASH_MISMATCH: {
    say: 'The model in the bundle is not the one its description was made for.',
    advice: 'Export the bundle again: description and model must come from the same run.',
  },
  BUNDLE_SEVERAL: { say: 'There are several bundles in {{file, quote}}: {{found}}.', advice: 'Choose one of them.' },
  BUNDLE_EXISTS: { say: 'The project already holds {{found}}.', advice: 'Nothing was added.' },
  MLFLOW_INVALID: {
    say: 'The file MLmodel is not as MLflow writes it at {{key, quote}}: {{expected}}; found: {{found}}.',
    say_yaml: 'The file MLmodel cannot be read at line {{line, integer}}, column {{column, integer}}.',
    advice: 'Save the model with MLflow again, or take model.onnx alone and describe it.',
  },
  MLFLOW_NOT_ONNX: {
    say: 'MLflow keeps this model as {{found}}, not as ONNX. Tribune reads ONNX only: other forms hold programs, which it never runs.',
    advice:
      'Export the model to ONNX and save that (mlflow.onnx.save_model), or write a bundle with “tribune bundle writer”.',
    advice_sklearn:
      'Export it with skl2onnx: to_onnx(model, X[:1]), then save that (mlflow.onnx.save_model), or write a bundle with “tribune bundle writer”.',
    advice_xgboost:
      'Export it with onnxmltools: convert_xgboost(model, initial_types=…), then save that (mlflow.onnx.save_model), or write a bundle with “tribune bundle writer”.',
    advice_lightgbm:
      'Export it with onnxmltools: convert_lightgbm(model, initial_types=…), then save that (mlflow.onnx.save_model), or write a bundle with “tribune bundle writer”.',
    advice_catboost:
      'Export it with CatBoost itself: model.save_model("model.onnx", format="onnx"), then write a bundle with “tribune bundle writer”.',
    advice_pytorch:
      'Export it with torch.onnx.export(model, example, "model.onnx"), then write a bundle with “tribune bundle writer”.',
    advice_tensorflow:
      'Export it with tf2onnx: python -m tf2onnx.convert --saved-model … --output model.onnx, then write a bundle with “tribune bundle writer”.',
    advice_keras:
      'Export it with model.export("model.onnx", format="onnx") or tf2onnx, then write a bundle with “tribune bundle writer”.',
    advice_spark:
      'Export it with onnxmltools: convert_sparkml(model, …), then save that (mlflow.onnx.save_model), or write a bundle with “tribune bundle writer”.',
  },
  MODEL_DAMAGED: {
    say: 'The model file {{file, quote}} is damaged, or is not an ONNX model.',
    advice: 'Export the model again.',
  },
  MODEL_EXTERNAL_DATA: {
    say: 'The model keeps its weights in another file ({{found, quote}}).',
    advice: 'That file was not read. Export the model with its weights inside.',
  },
  MODEL_OPERATOR_REFUSED: {
    say: 'The model uses the operation {{found, quote}}, which Tribune does not run.',
    advice: 'It may never end, or nobody can check it. Export the model without it.',
  },
  MODEL_INPUT_UNDESCRIBED: {
    say: 'The model reads {{found, quote}}, which bundle.json does not describe.',
    advice: 'Add it to the features of bundle.json.',
  },
  MODEL_INPUT_ABSENT: {
    say: 'bundle.json describes {{found, quote}}, which the model does not read.',
    advice: 'Take it out of the features of bundle.json.',
  },
  MODEL_INPUT_TYPE: {
    say: 'bundle.json says that {{found, quote}} is {{key}}; the model wants {{expected}}.',
    advice: 'Correct it in bundle.json.',
  },
  MODEL_OUTPUT_ABSENT: {
    say: 'bundle.json names the output {{found, quote}}, which the model does not have.',
    advice: 'Its outputs are: {{expected}}.',
  },
  MODEL_TOO_LARGE: {
    say: 'The model is too large ({{found, bytes}}; at most {{expected, bytes}}).',
    advice: 'Export a smaller one.',
  },
  MODEL_LOAD_FAILED: {
    say: 'The model cannot be loaded: {{found, quote}}.',
    say_trial: 'The model {{model, quote}} cannot be loaded: {{found, quote}}. Nothing was added.',
    advice: 'Export the model again, with an older opset if its exporter is newer than Tribune.',
  },
  MODEL_RUN_FAILED: {
    say: 'The model could not be run on these rows: {{found, quote}}.',
    say_trial:
      'Tried before it is stored, the model {{model, quote}} cannot be run: {{found, quote}}. Nothing was added.',
    advice: 'Compare the features of bundle.json with what the model reads.',
  },
  MODEL_TOO_SLOW: {
    say: 'The model gave no answer within {{expected}} seconds and was stopped.',
    say_trial:
      'Tried before it is stored, the model {{model, quote}} gave no answer within {{expected}} seconds. It was stopped; nothing was added.',
    advice: 'It may never end. The rest of Tribune goes on; export a smaller or another model.',
  },
  MODEL_TOO_MUCH_MEMORY: {
    say: 'The model asked for more memory than Tribune allows ({{expected, bytes}}) and was stopped.',
    say_trial:
      'Tried before it is stored, the model {{model, quote}} asked for more memory than Tribune allows ({{expected, bytes}}). It was stopped; nothing was added.',
    advice: 'The rest of Tribune goes on; export a smaller model.',
  },
  MODEL_RUNTIME_ABSENT: {
    say: 'Models cannot be run on this computer.',
    advice: 'Logged scores stay readable; open the project on another computer to run the model.',
  },
  MODEL_SCORE_OUT_OF_RANGE: {
    say: 'On row {{row, integer}} of {{sample, quote}}, the model {{model, quote}} gives {{found, decimal:4}}; bundle.json announces a probability, from 0 to 1.',
    say_madeUp:
      'On values inside the ranges of bundle.json, the model {{model, quote}} gives {{found, decimal:4}}; bundle.json announces a probability, from 0 to 1.',
    advice:
      'Nothing was added. Correct “output” in bundle.json: name the output and the column of the probability, or write “score” as its kind.',
  },
  MODEL_SCORE_MISSING: {
    say: 'On row {{row, integer}} of {{sample, quote}}, where nothing is missing, the model {{model, quote}} gives no number.',
    say_madeUp: 'On values inside the ranges of bundle.json, the model {{model, quote}} gives no number.',
    advice:
      'Nothing was added. Compare the types and ranges of the features in bundle.json with what the model was trained on, or export it again.',
  },
  ARCHIVE_DAMAGED: { say: 'The archive {{file, quote}} is damaged.', advice: 'Copy or export it again.' },
  ARCHIVE_UNSAFE: {
    say: 'The archive {{file, quote}} tries to write outside its folder: {{found, quote}}.',
    advice: 'Nothing was written. Do not trust where it comes from.',
  },
  ARCHIVE_TOO_LARGE: {
    say: 'The archive {{file, quote}} unpacks to more than Tribune accepts ({{expected}}).',
    advice: 'Nothing was unpacked. Give the folder instead.',
  },
  ARCHIVE_EMPTY: { say: 'The archive {{file, quote}} is empty.', advice: 'Export the bundle again.' },
};
