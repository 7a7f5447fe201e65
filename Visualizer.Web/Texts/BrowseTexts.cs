namespace Visualizer.Web.Texts;

/// <summary>Texts of the inspector of places and tables.</summary>
public static class BrowseTexts
{
    public static readonly UiText Browse = new("Browse", "浏览");
    public static readonly UiText Stations = new("All stations of the kernel", "内核的所有站");
    public static readonly UiText StationsHint = new("Routing, netfilter, XFRM and programs on hooks, also where no packet passes", "路由、netfilter、XFRM 和挂载点上的程序，包括没有包经过的");
    public static readonly UiText Way = new("Where you are in the cluster", "在集群中的位置");
    public static readonly UiText Whole = new("Cluster", "集群");
    public static readonly UiText Cluster = new("cluster", "集群");
    public static readonly UiText Node = new("node", "节点");
    public static readonly UiText NetNs = new("netns", "netns");
    public static readonly UiText PodNetNs = new("pod netns", "Pod netns");
    public static readonly UiText OutsideHost = new("host outside the cluster", "集群外主机");
    public static readonly UiText UndeclaredHost = new("host outside the cluster, which the scenario does not declare", "集群外主机，场景中没有声明");
    public static readonly UiText Interface = new("interface", "接口");
    public static readonly UiText Service = new("service", "服务");
    public static readonly UiText Identity = new("identity", "身份");
    public static readonly UiText Gateway = new("default gateway of the nodes", "节点的默认网关");
    public static readonly UiText Kubernetes = new("Kubernetes", "Kubernetes");
    public static readonly UiText Nodes = new("Nodes", "节点");
    public static readonly UiText Pods = new("Pods", "Pod");
    public static readonly UiText HostNetworkPods = new("Pods of the host network", "主机网络的 Pod");
    public static readonly UiText Services = new("Services", "服务");
    public static readonly UiText Outside = new("Outside the cluster", "集群外");
    public static readonly UiText Identities = new("Identities", "身份");
    public static readonly UiText NetNamespaces = new("Network namespaces, with interfaces", "网络命名空间及接口数");
    public static readonly UiText Interfaces = new("Interfaces", "接口");
    public static readonly UiText Backends = new("Backends", "后端");
    public static readonly UiText Tables = new("Tables", "表");
    public static readonly UiText NodeCidr = new("Node subnet", "节点子网");
    public static readonly UiText PodCidr = new("Pod CIDR", "Pod CIDR");
    public static readonly UiText ServiceCidr = new("Service CIDR", "服务 CIDR");
    public static readonly UiText Address = new("Address", "地址");
    public static readonly UiText Router = new("cilium_host", "cilium_host");
    public static readonly UiText Health = new("Health endpoint", "健康检查端点");
    public static readonly UiText Endpoint = new("Endpoint", "端点");
    public static readonly UiText Lxc = new("lxc device", "lxc 设备");
    public static readonly UiText NetNsFile = new("netns file", "netns 文件");
    public static readonly UiText Labels = new("Labels", "标签");
    public static readonly UiText Mac = new("MAC", "MAC");
    public static readonly UiText Ifindex = new("ifindex", "ifindex");
    public static readonly UiText Mtu = new("MTU", "MTU");
    public static readonly UiText Peer = new("Peer", "对端");
    public static readonly UiText Xdp = new("XDP", "XDP");
    public static readonly UiText TcIngress = new("TC ingress", "TC 入口");
    public static readonly UiText TcEgress = new("TC egress", "TC 出口");
    public static readonly UiText Type = new("Type", "类型");
    public static readonly UiText ClusterIp = new("ClusterIP", "ClusterIP");
    public static readonly UiText LoadBalancerIp = new("LoadBalancer IP", "LoadBalancer IP");
    public static readonly UiText Port = new("Port", "端口");
    public static readonly UiText Selector = new("Selector", "选择器");
    public static readonly UiText More = new("{0} more: search for them", "还有 {0} 项：请搜索");
    public static readonly UiText Nowhere = new("“{0}” is not in this cluster", "此集群中没有“{0}”");
    public static readonly UiText NowhereText = new(
        "Another scenario, or a device that these values do not set up. The cluster itself is one step up.", "可能属于另一个场景，或者当前取值不会创建该设备。上一级就是集群。");

    public static readonly UiText NothingInForce = new("No tables: these values do not start", "没有表：这些取值无法启动");
    public static readonly UiText AfterHop = new("As it is after hop {0} of packet {1}", "第 {1} 个包第 {0} 跳之后的内容");
    public static readonly UiText AfterFlow = new("As it is after the flow", "流结束之后的内容");
    public static readonly UiText Printing = new("The command is running…", "命令正在运行…");
    public static readonly UiText PrintingLeft = new("Cancelled: nothing was printed.", "已取消：没有任何输出。");
    public static readonly UiText PrintingFailed = new(
        "The server failed on this table. The failure was logged, without anything of your cluster.", "服务器在处理这张表时出错。错误已记录，不含您集群的任何内容。");

    public static readonly UiText Filter = new("Only lines with…", "只看包含…的行");
    public static readonly UiText Empty = new("The command prints nothing: the table is empty.", "命令没有任何输出：表是空的。");
    public static readonly UiText NoLine = new("No line contains that.", "没有包含该内容的行。");
    public static readonly UiText MoreLines = new("{0} more lines: narrow them down, or copy all.", "还有 {0} 行：请缩小范围，或复制全部。");
}
