namespace Visualizer.Web.Texts;

/// <summary>Texts of the page about the product.</summary>
public static class AboutTexts
{
    public static readonly UiText Title = new("About Visualizer", "关于 Visualizer");

    public static readonly UiText What = new(
        "Visualizer answers one question: given a cluster and its Helm values, what happens to this packet, and on which interfaces does tcpdump show the request and the reply?",
        "Visualizer 回答一个问题：给定一个集群及其 Helm 取值，这个数据包会经历什么？tcpdump 在哪些接口上能看到请求和应答？");

    public static readonly UiText How = new(
        "Nothing is replayed. A model of how Linux moves a packet, and of what each Cilium program decides at its hook, walks every packet through the provisioned nodes; sightings, TTLs and headers fall out of that walk. Every hop names the entry that decided and the source where it is written.",
        "这里没有回放。模型描述 Linux 如何搬运数据包、每个 Cilium 程序在其挂载点如何决定，并让每个包走过已配置的节点；抓包结果、TTL 和各层头部都由这一过程得出。每一跳都给出起决定作用的表项和对应的源码位置。");

    public static readonly UiText Conformance = new("Agreement with the labs", "与实验的一致性");

    public static readonly UiText ConformanceText = new(
        "Four published labs print capture lines, TTLs and status listings. Each printed fact is a prediction that the tests check.",
        "四个公开的实验给出了抓包行、TTL 和状态输出。每条事实都是测试所检验的预测。");

    public static readonly UiText Agrees = new("agrees", "一致");
    public static readonly UiText LabIsWrong = new("the lab is wrong", "实验有误");
    public static readonly UiText VariesByRun = new("varies by run", "随运行而变");
    public static readonly UiText NotModelledYet = new("not modelled yet", "尚未建模");
    public static readonly UiText NoLedger = new("The ledger is not part of this installation.", "此安装中不包含对照表。");
    public static readonly UiText Api = new("HTTP API", "HTTP API");
    public static readonly UiText ApiText = new("The same answers as JSON:", "以 JSON 形式提供同样的答案：");
    public static readonly UiText Licences = new("Licences", "许可证");
    public static readonly UiText LicencesText = new("Visualizer is licensed under Apache-2.0. It contains:", "Visualizer 以 Apache-2.0 许可发布，包含：");
}
