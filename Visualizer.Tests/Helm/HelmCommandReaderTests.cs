using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class HelmCommandReaderTests
{
    private const string Script = """
        #!/bin/bash
        # bpf options (--set bpf.masquerade=false)
        cat <<EOF | kind create cluster --config=-
        kind: Cluster
        helm install cilium cilium/cilium --set tunnel=geneve
        EOF
        controller_node_ip=$(kubectl get node -o wide | grep control | awk '{print $6}')
        for i in $(docker ps -a | grep cilium); do docker exec $i bash -c "sed -e 's/a\|b/c/g' x"; done
        helm repo add cilium https://helm.cilium.io > /dev/null 2>&1
        helm install cilium cilium/cilium \
            --set k8sServiceHost=$controller_node_ip \
            --version 1.13.0-rc5 \
            --namespace kube-system \
            --set tunnel=disabled,autoDirectNodeRoutes=true \
            --set ipv4NativeRoutingCIDR="10.0.0.0/8" \
            --set-string cluster.name='my lab'
        kubectl wait --timeout=100s --for=condition=Ready -A pod --all
        """;

    [Fact]
    public void Read_InstallScript_FindsTheCommand()
    {
        var reading = HelmCommandReader.Read(Script, "helm.command");

        Assert.Empty(reading.Problems);
        Assert.Equal("1.13.0-rc5", reading.Version);
        Assert.Equal(
            ["autoDirectNodeRoutes=true", "cluster.name=my lab", "ipv4NativeRoutingCIDR=10.0.0.0/8", "k8sServiceHost=$controller_node_ip", "tunnel=disabled"],
            Leaves(reading));
        Assert.Contains(new PassedOver(PassedOverKind.ShellVariable, "k8sServiceHost=$controller_node_ip", 11), reading.PassedOver);
        Assert.Contains(new PassedOver(PassedOverKind.Option, "--namespace kube-system", 13), reading.PassedOver);
    }

    [Theory]
    [InlineData("helm install cilium cilium/cilium --set a=b")]
    [InlineData("$ helm upgrade --install cilium cilium/cilium --set=a=b")]
    [InlineData("root@kind:~# helm install cilium cilium/cilium --set 'a=b'")]
    [InlineData("# helm install cilium cilium/cilium \\\n>   --set \"a=b\"")]
    [InlineData("sudo /usr/local/bin/helm -n kube-system upgrade cilium oci://x/cilium --set a=b && echo done")]
    [InlineData("helm template cilium cilium/cilium \\\r\n  --set a=b\r\n")]
    [InlineData("cilium install --helm-set a=b")]
    [InlineData("--set a=b")]
    [InlineData("  --set a=b \\\n")]
    [InlineData("a=b")]
    [InlineData("# comment\na=b \\\n")]
    public void Read_AnyForm_SetsTheValue(string text)
    {
        var reading = HelmCommandReader.Read(text, "helm.command");

        Assert.Empty(reading.Problems);
        Assert.Equal(["a=b"], Leaves(reading));
    }

    [Theory]
    [InlineData("-f -"), InlineData("--values my.yaml"), InlineData("--values=my.yaml"), InlineData("--set-file a=b.txt")]
    public void Read_File_IsPassedOver(string option)
    {
        var reading = HelmCommandReader.Read($"helm install cilium cilium/cilium {option} --set a=b", "helm.command");

        Assert.Equal(PassedOverKind.File, Assert.Single(reading.PassedOver).Kind);
        Assert.Equal(["a=b"], Leaves(reading));
    }

    [Fact]
    public void Read_QuotesAndEscapes_AreTheShells()
    {
        var reading = HelmCommandReader.Read("""helm install cilium cilium/cilium --set "nodePort.range=30000\,32767" --set a="b c"'d' --set e=f\ g""", "x");

        Assert.Equal(["a=b cd", "e=f g", "nodePort.range=30000,32767"], Leaves(reading));
    }

    [Fact]
    public void Read_RawLine_KeepsItsBackslash() =>
        Assert.Equal(["nodePort.range=30000,32767"], Leaves(HelmCommandReader.Read(@"nodePort.range=30000\,32767", "x")));

    [Fact]
    public void Read_UpgradeReusingValues_AddsToTheInstall()
    {
        const string Install = "helm install cilium cilium/cilium --version 1.13.1 --set a=1 --set b=1\n";

        Assert.Equal(["a=1", "b=2"], Leaves(HelmCommandReader.Read(Install + "helm upgrade cilium cilium/cilium --reuse-values --set b=2", "x")));
        var replaced = HelmCommandReader.Read(Install + "helm upgrade cilium cilium/cilium --set b=2", "x");
        Assert.Equal(["b=2"], Leaves(replaced));
        Assert.Contains(new PassedOver(PassedOverKind.Command, "helm install", 1), replaced.PassedOver);
    }

    [Fact]
    public void Read_SetString_ComesAfterSet() =>
        Assert.Equal(["a=1"], Leaves(HelmCommandReader.Read("helm install cilium cilium/cilium --set-string a=1 --set a=2", "x")));

    [Theory]
    [InlineData("--set-json 'bpf={\"masquerade\": true}' --set-json 'devices=[\"eth0\", \"eth1\"]'", "bpf.masquerade=true", "devices={eth0,eth1}")]
    [InlineData("--set-json '{\"a\": {\"b\": \"1\"}}'", "a.b=1")]
    [InlineData("--set-literal nodePort.range=30000,32767", "nodePort.range=30000,32767")]
    [InlineData("--set-literal a=x=y --set-literal b.c='{d}'", "a=x=y", "b.c={d}")]
    [InlineData("--set a=1 --set-json a=2", "a=1")]
    public void Read_JsonAndLiterals_AreValues(string options, params string[] leaves)
    {
        var reading = HelmCommandReader.Read("helm upgrade --install cilium cilium/cilium " + options, "helm.command");

        Assert.Empty(reading.Problems);
        Assert.Equal(leaves, Leaves(reading));
    }

    [Fact]
    public void Read_ScriptWithVariables_TheirPlainValuesAreUsed()
    {
        const string Text = """
            #!/bin/sh
            VERSION=1.13.4
            export CIDR="10.0.0.0/8" MODE=disabled
            API=$(kubectl get nodes -o wide | awk 'NR==2{print $6}')
            helm upgrade --install cilium cilium/cilium --version "$VERSION" \
              --set tunnel=${MODE} --set ipv4NativeRoutingCIDR=$CIDR,cluster.name=lab-$MODE \
              --set k8sServiceHost=$API --set 'debug.verbose=$MODE' --set cluster.id=${ID:-1}
            """;
        var reading = HelmCommandReader.Read(Text, "helm.command");

        Assert.Empty(reading.Problems);
        Assert.Equal("1.13.4", reading.Version);
        Assert.Equal(
            [
                "cluster.id=${ID:-1}", "cluster.name=lab-disabled", "debug.verbose=$MODE", "ipv4NativeRoutingCIDR=10.0.0.0/8", "k8sServiceHost=$API", "tunnel=disabled",
            ],
            Leaves(reading));
        Assert.Equal(
            ["cluster.id=${ID:-1}", "k8sServiceHost=$API"],
            reading.PassedOver.Where(one => one.Kind == PassedOverKind.ShellVariable).Select(one => one.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_VersionThatNobodyKnows_IsPassedOver()
    {
        var reading = HelmCommandReader.Read("helm install cilium cilium/cilium --version $1 --set a=b", "helm.command");

        Assert.Null(reading.Version);
        Assert.Contains(reading.PassedOver, one => one is { Kind: PassedOverKind.ShellVariable, Text: "$1" });
    }

    [Theory]
    [InlineData("helm install nginx bitnami/nginx --set a=b"), InlineData("hello"), InlineData("helm install cilium cilium/cilium --set 'a=b")]
    [InlineData("helm install cilium cilium/cilium --set a"), InlineData("helm install cilium cilium/cilium --set-json 'a={'"), InlineData("helm install cilium x --set")]
    public void Read_Unreadable_IsAProblem(string text)
    {
        var problem = Assert.Single(HelmCommandReader.Read(text, "helm.command").Problems);

        Assert.Equal(("helm.command", 1), (problem.Path, problem.Line));
    }

    private static IEnumerable<string> Leaves(HelmCommandReading reading) =>
        reading.Values.Leaves().Select(leaf => $"{leaf.Key}={leaf.Value.Display}");
}
