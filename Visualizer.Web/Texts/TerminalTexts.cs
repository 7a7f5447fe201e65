namespace Visualizer.Web.Texts;

/// <summary>Texts around the terminal. What tools print stays as they print it.</summary>
public static class TerminalTexts
{
    public static readonly UiText Title = new("Terminal", "终端");
    public static readonly UiText Hint = new(
        "Tab completes, Ctrl-C ends, Esc leaves the screen for the buttons. Type help.", "Tab 补全，Ctrl-C 结束，Esc 离开屏幕到按钮。输入 help 查看命令。");

    public static readonly UiText DrawnAsSent = new(
        "Drawn is what was sent here, on top of what earlier flows ({0}) left in tables. A link shows the flow alone.",
        "图中是在此处发送的流，建立在之前的流（{0} 条）留下的表项之上。链接只显示单独的这条流。");

    public static readonly UiText Add = new("Second pane", "第二个窗格");
    public static readonly UiText Close = new("Close", "关闭");
    public static readonly UiText Pane = new("Pane", "窗格");
    public static readonly UiText Copy = new("Copy", "复制");
    public static readonly UiText Copied = new("Copied", "已复制");
    public static readonly UiText Input = new("Input of", "输入：");
    public static readonly UiText Resize = new("Height of the terminal", "终端高度");
    public static readonly UiText Disconnected = new("No connection: nothing was run.", "没有连接：命令未执行。");
    public static readonly UiText Opening = new("Opening the terminal…", "正在打开终端…");
    public static readonly UiText Running = new("Running…", "正在运行…");
    public static readonly UiText Stop = new("Stop (Ctrl-C)", "停止（Ctrl-C）");
    public static readonly UiText Changed = new("Another cluster: its shells start anew, before any flow.", "集群已更换：shell 重新开始，尚无任何流。");
    public static readonly UiText Restarted = new(
        "The server no longer has the shells that were here: they start anew, before any flow.", "服务器上已没有之前的 shell：它们重新开始，尚无任何流。");

    public static readonly UiText Failed = new("The command failed in this application. The failure was logged.", "命令在本应用中出错，错误已记录。");
    public static readonly UiText Refused = new("There is no cluster to type at: these values do not start.", "没有可以输入命令的集群：这些取值无法启动。");
}
