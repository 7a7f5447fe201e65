using Microsoft.Extensions.Options;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>A wrong setting stops the start, and says which it is.</summary>
public sealed class HostingOptionsTests
{
    [Theory]
    [InlineData("PathBase", "lab")]
    [InlineData("PathBase", "/lab/")]
    [InlineData("TrustedProxies:0", "everybody")]
    [InlineData("FrameOrigins:0", "*")]
    [InlineData("FrameOrigins:0", "https://slides.example.org/talk")]
    [InlineData("FrameOrigins:0", "https://slides.example.org; script-src *")]
    [InlineData("Burst", "0")]
    public void Start_WrongSetting_NamesIt(string key, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new ConfiguredServer(("Visualizer:" + key, value)));

        Assert.Contains(key.Split(':')[0], refused.Message, StringComparison.Ordinal);
    }
}
