const TERMINAL = /机子|机器|关过?机|[台部]机/;

/** Whether the terminal itself is spoken of: `这个机子几个星期都没关过` says nothing of the application that was closed. */
export const namesTerminal = (text: string): boolean => TERMINAL.test(text);
