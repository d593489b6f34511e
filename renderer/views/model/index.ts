export { ModelView } from './ModelView.tsx';
