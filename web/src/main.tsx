import './no-eval.ts';
import '@fontsource-variable/noto-sans-sc';
import './ui/theme/page.css';
import { createRoot } from 'react-dom/client';
import { startMessages } from './messages/language.ts';
import { Application } from './shell/Application.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startMessages();
createRoot(root).render(<Application />);
