using Microsoft.AspNetCore.OpenApi;

namespace Visualizer.Web.Api;

/// <summary>The OpenAPI document's own words; everything else in it is read from the endpoints.</summary>
internal static class ApiDescription
{
    /// <summary>Media type range of bodies that are taken but not announced.</summary>
    public const string AnyType = "*/*";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Visualizer";
            document.Info.Version = "1";
            document.Info.Description = "What happens to a packet in a Kubernetes cluster with Cilium, hop by hop, and what tcpdump shows on every interface. "
                + "The same request has the same answer, byte for byte.";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody?.Content?.Remove(AnyType);
            return Task.CompletedTask;
        });
    }
}
