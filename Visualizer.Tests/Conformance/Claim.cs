namespace Visualizer.Tests.Conformance;

/// <summary>Something that a lab's text or prompt says and its own output refutes.</summary>
/// <param name="Number">The lab's letter and a number.</param>
/// <param name="Said">What the lab says, in our words.</param>
/// <param name="Right">What the engine has to answer.</param>
/// <param name="Answer">Asks the engine.</param>
internal sealed record Claim(string Number, string Said, string Right, Func<string> Answer);
