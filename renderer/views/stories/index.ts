export { StoriesView } from './StoriesView.tsx';
export { NotesWindow } from './presenter/NotesWindow.tsx';
export { PresentationPlace } from './presenter/PresentationPlace.tsx';
