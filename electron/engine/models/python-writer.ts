/** The program with which a data scientist writes a bundle, as it is handed out: `resources/python/tribune_bundle.py`. */
export { default as PYTHON_WRITER } from '../../../resources/python/tribune_bundle.py?raw';
