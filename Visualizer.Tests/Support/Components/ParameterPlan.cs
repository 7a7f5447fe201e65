using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace Visualizer.Tests.Support.Components;

/// <summary>The parameters and cascading values of one render.</summary>
public sealed class ParameterPlan<TComponent>
    where TComponent : IComponent
{
    private readonly Dictionary<string, object?> _parameters = [];
    private readonly List<(Type Type, string? Name, object Value)> _cascading = [];

    public ParameterPlan<TComponent> Add<TValue>(Expression<Func<TComponent, TValue>> parameter, TValue value)
    {
        _parameters[NameOf(parameter)] = value;
        return this;
    }

    public ParameterPlan<TComponent> Add<TValue>(Expression<Func<TComponent, EventCallback<TValue>>> parameter, Action<TValue> callback)
    {
        _parameters[NameOf(parameter)] = EventCallback.Factory.Create(this, callback);
        return this;
    }

    public ParameterPlan<TComponent> Add(Expression<Func<TComponent, EventCallback>> parameter, Action callback)
    {
        _parameters[NameOf(parameter)] = EventCallback.Factory.Create(this, callback);
        return this;
    }

    public ParameterPlan<TComponent> AddChildContent(string markup)
    {
        _parameters["ChildContent"] = (RenderFragment)(builder => builder.AddMarkupContent(0, markup));
        return this;
    }

    public ParameterPlan<TComponent> AddCascadingValue<TValue>(TValue value, string? name = null)
        where TValue : notnull
    {
        _cascading.Add((typeof(TValue), name, value));
        return this;
    }

    internal RenderFragment ToFragment() =>
        _cascading.Aggregate((RenderFragment)RenderComponent, (inner, cascade) => builder =>
        {
            builder.OpenComponent(0, typeof(CascadingValue<>).MakeGenericType(cascade.Type));
            builder.AddComponentParameter(1, "Value", cascade.Value);
            builder.AddComponentParameter(2, "ChildContent", inner);
            if (cascade.Name is not null) // The framework takes no null for "without a name".
            {
                builder.AddComponentParameter(3, "Name", cascade.Name);
            }
            builder.CloseComponent();
        });

    private void RenderComponent(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.OpenComponent<TComponent>(0);
        builder.AddMultipleAttributes(1, _parameters!);
        builder.CloseComponent();
    }

    private static string NameOf<TValue>(Expression<Func<TComponent, TValue>> parameter) =>
        parameter.Body is MemberExpression { Member.Name: var name }
            ? name
            : throw new ArgumentException($"{parameter} names no parameter.", nameof(parameter));
}
