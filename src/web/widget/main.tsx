import { render } from 'preact';
import { zhCN } from '../locales/zh-CN';
import '../shared/tokens.css';
import './demo-shop.css';
import './widget.css';
import { App } from './app';
import { createChat } from './create-chat';

document.title = zhCN.demo.title;
const root = document.getElementById('app');
if (root) render(<App chat={createChat()} />, root);
