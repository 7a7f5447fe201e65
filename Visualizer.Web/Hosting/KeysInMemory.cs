using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Visualizer.Web.Hosting;

/// <summary>Keys of what pages carry to the browser and back, for as long as the process runs: nothing of it outlives the circuit that a restart ends anyway.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() => keys;

    public void StoreElement(XElement element, string friendlyName) => keys.Enqueue(element);
}

/// <summary>The antiforgery token's cookie, and keys that are in no file.</summary>
internal static class AntiforgeryRegistration
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "antiforgery";

    public static void AddAntiforgeryWithoutFiles(this IServiceCollection services)
    {
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = CookieName);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeysInMemory());
    }
}
