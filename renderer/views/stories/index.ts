export { StoriesView } from './StoriesView.tsx';
