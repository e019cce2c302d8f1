import { render } from 'preact';
import { zhCN } from '../locales/zh-CN';
import '../shared/tokens.css';
import './desk.css';
import { createDesk } from './create-desk';
import { createDeskApi } from './desk-api';
import { DeskApp } from './desk-app';

document.title = zhCN.desk.title;
const root = document.getElementById('app');
const desk = createDesk(createDeskApi());
if (root) render(<DeskApp desk={desk} />, root);
void desk.start();
